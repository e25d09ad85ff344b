<?php
/**
 * Plugin Name: Fingerpost search
 * Description: A search for safeguarding guidance that answers with what is in force on the day: a block and the shortcode [fingerpost]. Rendered on the server; it works without JavaScript, and nothing typed is in an address.
 * Version: 0.1.0
 * Requires at least: 6.0
 * Requires PHP: 7.4
 * License: GPL-2.0-or-later
 *
 * The visitor's browser never speaks to `fingerpost serve`: WordPress asks it, over loopback, by POST. Set its address
 * under Settings > Reading, or in wp-config.php: define('FINGERPOST_URL', 'http://127.0.0.1:8080');
 *
 * "Exit this page" is a link. Copy bindings/web/assets/fingerpost.js beside this file, and it leaves at once, also by
 * Shift pressed three times.
 */

if (!defined('ABSPATH')) {
    exit;
}

const FINGERPOST_A_PAGE = 10;
const FINGERPOST_VALUES = 8; // of a filter, so that a screen holds them
const FINGERPOST_FILTERS = ['kinds' => ['kind', 'Kind'], 'topics' => ['topic', 'Topic'], 'publishers' => ['publisher', 'Publisher']];

function fingerpost_url(): string
{
    return rtrim(defined('FINGERPOST_URL') ? FINGERPOST_URL : get_option('fingerpost_url', 'http://127.0.0.1:8080'), '/');
}

/** The answer to a request, or null when the server cannot be asked. A 400 is an answer: it says what is wrong. */
function fingerpost_ask(string $path, array $request): ?array
{
    $answer = wp_remote_post(fingerpost_url() . $path, [
        'headers' => ['Content-Type' => 'application/json'],
        'body' => wp_json_encode((object) $request),
        'timeout' => 5,
        'redirection' => 0,
    ]);
    if (is_wp_error($answer) || !in_array(wp_remote_retrieve_response_code($answer), [200, 400], true)) {
        return null;
    }
    $value = json_decode(wp_remote_retrieve_body($answer), true);
    return is_array($value) ? $value : null;
}

function fingerpost_day(?string $day): string
{
    $date = $day ? DateTime::createFromFormat('!Y-m-d', $day) : false;
    return $date ? date_i18n('j F Y', $date->getTimestamp()) : (string) $day;
}

/** "In force until 1 June 2026", "Ended 1 June 2020", "24 to 28 June 2024". */
function fingerpost_standing(array $hit): string
{
    $first = $hit['validity']['first'] ?? null;
    $last = $hit['validity']['last'] ?? null;
    $happens = in_array($hit['kind'], ['event', 'course'], true);
    $when = $first && $last && $first !== $last ? fingerpost_day($first) . ' to ' . fingerpost_day($last) : fingerpost_day($first ?: $last);
    switch ($hit['standing']) {
        case 'in_force':
            return $happens && $when ? 'On now: ' . $when : ($last ? 'In force until ' . fingerpost_day($last) : 'In force');
        case 'upcoming':
            return $happens ? 'Upcoming: ' . $when : 'Not in force until ' . fingerpost_day($first);
        case 'ended':
            return trim('Ended ' . ($happens ? $when : fingerpost_day($last)));
        default:
            return ucfirst(str_replace('_', ' ', $hit['standing']));
    }
}

function fingerpost_link(string $url, string $words): string
{
    return preg_match('~^https?://~i', $url)
        ? '<a rel="noreferrer" href="' . esc_url($url, ['http', 'https']) . '">' . esc_html($words) . '</a>'
        : esc_html($words);
}

/** Words of a document, marked where its language is not the page's (WCAG 3.1.2). */
function fingerpost_said(array $hit, string $html): string
{
    $language = $hit['language'] ?? '';
    $own = strtolower(strtok(get_bloginfo('language'), '-'));
    return preg_match('/^([a-z]{2,8})(-[a-z0-9]{1,8})*$/i', $language, $part) && strtolower($part[1]) !== $own
        ? '<span lang="' . esc_attr($language) . '">' . $html . '</span>' : $html;
}

function fingerpost_hit(array $hit): string
{
    $html = '<h3>' . fingerpost_said($hit, fingerpost_link($hit['url'] ?? '', $hit['title'] ?: $hit['document'])) . '</h3>';
    $html .= '<p class="fingerpost-standing"><strong>' . esc_html(fingerpost_standing($hit)) . '</strong></p>';
    if (!empty($hit['not_for_you'])) {
        $html .= '<p><strong>Not for your place.</strong></p>';
    }
    if (!empty($hit['superseded_by'])) {
        $html .= '<p><strong>Replaced by ' . esc_html($hit['superseded_by']) . '</strong></p>';
    }
    if (!empty($hit['review_overdue'])) {
        $html .= '<p><strong>Its review is overdue.</strong></p>';
    }
    $about = array_filter([ucfirst($hit['kind']), $hit['publisher'], $hit['heading'], $hit['page'] ? 'page ' . $hit['page'] : '',
        $hit['published'] ? 'published ' . $hit['published'] : '', !empty($hit['updated']) ? 'updated ' . $hit['updated'] : '']);
    $html .= '<p class="fingerpost-about">' . esc_html(implode(' · ', $about)) . '</p>';
    $said = '';
    foreach ($hit['snippet'] as $part) {
        $said .= empty($part['match']) ? esc_html($part['text']) : '<mark>' . esc_html($part['text']) . '</mark>';
    }
    $html .= '<p>' . fingerpost_said($hit, $said) . '</p>';
    foreach ($hit['companions'] ?? [] as $companion) {
        $html .= '<p>Read with: ' . esc_html($companion['title'] . ($companion['publisher'] ? ', ' . $companion['publisher'] : '')) . '</p>';
    }
    return '<li>' . $html . '</li>';
}

function fingerpost_field(string $name): string
{
    return isset($_POST['fingerpost'][$name]) && is_string($_POST['fingerpost'][$name])
        ? sanitize_text_field(wp_unslash($_POST['fingerpost'][$name])) : '';
}

/** What a reader narrowed the answer to, within what the page's author set. */
function fingerpost_chosen(array $set): array
{
    $chosen = [];
    foreach (array_keys(FINGERPOST_FILTERS) as $key) {
        $value = fingerpost_field($key);
        if ($value !== '' && (empty($set[$key]) || in_array($value, $set[$key], true))) {
            $chosen[$key] = $value;
        }
    }
    return $chosen;
}

/** Buttons that narrow the answer, and take that back. What is chosen goes with the form. */
function fingerpost_filters(array $facets, array $chosen): string
{
    $html = '';
    foreach (FINGERPOST_FILTERS as $key => [$facet, $words]) {
        $buttons = '';
        $button = function (string $value, string $label) use ($key) {
            return '<li><button type="submit" name="fingerpost[' . $key . ']" value="' . esc_attr($value) . '">' . esc_html($label) . '</button></li>';
        };
        foreach ($facets[$facet] ?? [] as $at => $value) {
            $label = ucfirst(($value['label'] ?? '') ?: $value['id']);
            if (($chosen[$key] ?? null) === $value['id']) {
                $buttons .= $button('', 'Remove filter: ' . $label);
            } elseif ($at < FINGERPOST_VALUES) {
                $buttons .= $button($value['id'], $label . ' (' . $value['count'] . ')');
            }
        }
        if ($buttons !== '') {
            $html .= '<h3>' . $words . '</h3><ul>' . $buttons . '</ul>';
        }
    }
    return $html === '' ? '' : '<section class="fingerpost-filters"><h2>Narrow the results</h2>' . $html . '</section>';
}

/** exit="https://..." leads elsewhere, exit="off" leaves it out. */
function fingerpost_exit(string $to): string
{
    if ($to === 'off') {
        return '';
    }
    wp_enqueue_style('fingerpost', plugins_url('fingerpost.css', __FILE__), [], '0.1.0');
    if (file_exists(__DIR__ . '/fingerpost.js')) {
        wp_enqueue_script('fingerpost', plugins_url('fingerpost.js', __FILE__), [], '0.1.0', true);
    }
    return '<div class="fp-exit" data-fp-exit><a class="fp-exit-button" role="button" rel="nofollow noreferrer" href="'
        . esc_url($to, ['http', 'https']) . '"><span class="fp-hidden">Emergency</span> Exit this page</a></div>';
}

function fingerpost_form(string $id, string $words, string $day, array $chosen): string
{
    $hidden = '';
    foreach ($chosen as $key => $value) {
        $hidden .= '<input type="hidden" name="fingerpost[' . $key . ']" value="' . esc_attr($value) . '">';
    }
    return '<form role="search" method="post" autocomplete="off" action="' . esc_url(get_permalink() ?: home_url('/')) . '#' . $id . '">'
        . '<p><label for="' . $id . '-text">Search safeguarding guidance</label><br>'
        . '<input id="' . $id . '-text" name="fingerpost[text]" type="text" maxlength="500" autocomplete="off" value="' . esc_attr($words) . '"> '
        . '<label for="' . $id . '-day">as of</label> '
        . '<input id="' . $id . '-day" name="fingerpost[as_of]" type="date" value="' . esc_attr($day) . '"> '
        . '<button type="submit">Search</button>' . $hidden . '</p>';
}

function fingerpost_answer(array $request, int $page, array $chosen): string
{
    $answer = fingerpost_ask('/api/search', $request);
    if ($answer === null) {
        return '<div role="alert"><p>The search cannot be reached just now. If a child is in danger, call 999.</p></div>';
    }
    if (isset($answer['error'])) {
        return '<div role="alert"><p>' . esc_html($answer['error']['message']) . '</p></div>';
    }
    $html = '<h2>' . esc_html($answer['total'] . ($answer['total'] === 1 ? ' result' : ' results')) . '</h2>';
    if (($request['as_of'] ?? '') !== '') {
        $html .= '<p><strong>Not today.</strong> You see what applied on ' . esc_html(fingerpost_day($answer['as_of'])) . '.</p>';
    }
    foreach ($answer['cards'] as $card) {
        $html .= '<section><h3>' . esc_html($card['title']) . '</h3><p>' . esc_html($card['phone'] ?? '') . '</p><p>'
            . implode('<br>', array_map('esc_html', $card['lines'] ?? [])) . '</p></section>';
    }
    $html .= '<ol start="' . (int) (($page - 1) * FINGERPOST_A_PAGE + 1) . '">' . implode('', array_map('fingerpost_hit', $answer['hits'])) . '</ol>';
    if ($page > 1) {
        $html .= '<button type="submit" name="fingerpost[page]" value="' . ($page - 1) . '">Previous</button> ';
    }
    if ($page * FINGERPOST_A_PAGE < $answer['total']) {
        $html .= '<button type="submit" name="fingerpost[page]" value="' . ($page + 1) . '">Next</button>';
    }
    return $html . fingerpost_filters($answer['facets'] ?? [], $chosen);
}

/** What the words of a list say: "protocol, guidance". */
function fingerpost_list(string $words): array
{
    return array_values(array_filter(array_map('trim', explode(',', $words)), 'strlen'));
}

/** The shortcode and the block: for="leeds" kinds="protocol,guidance" topics="neglect" exit="https://www.bbc.co.uk/weather" */
function fingerpost_render($attributes): string
{
    static $count = 0;
    $id = 'fingerpost-' . ++$count;
    $set = shortcode_atts(['for' => '', 'kinds' => '', 'topics' => '', 'exit' => ''], (array) $attributes, 'fingerpost');
    $lists = ['kinds' => fingerpost_list($set['kinds']), 'topics' => fingerpost_list($set['topics'])];
    $words = fingerpost_field('text');
    $day = fingerpost_field('as_of');
    $page = min(100, max(1, (int) fingerpost_field('page')));
    $chosen = fingerpost_chosen($lists);
    $html = '<div class="fingerpost" id="' . $id . '">' . fingerpost_exit($set['exit'] ?: 'https://www.bbc.co.uk/weather')
        . fingerpost_form($id, $words, $day, $chosen);
    if ($words !== '' || $day !== '') {
        nocache_headers();
        $request = ['text' => $words, 'facets' => true, 'limit' => FINGERPOST_A_PAGE, 'offset' => ($page - 1) * FINGERPOST_A_PAGE];
        foreach (['as_of' => $day, 'for' => $set['for']] as $key => $value) {
            if ($value !== '') {
                $request[$key] = $value;
            }
        }
        foreach (array_filter($lists) as $key => $values) {
            $request[$key] = $values;
        }
        foreach ($chosen as $key => $value) {
            $request[$key] = [$value];
        }
        $html .= fingerpost_answer($request, $page, $chosen);
    }
    return $html . '</form></div>';
}

// A module, as it is written.
add_filter('script_loader_tag', function (string $tag, string $handle) {
    return $handle === 'fingerpost' ? preg_replace('~ type=([\'"])text/javascript\1~', '', str_replace('<script ', '<script type="module" ', $tag)) : $tag;
}, 10, 2);

add_shortcode('fingerpost', 'fingerpost_render');

add_action('init', function () {
    wp_register_script('fingerpost-block', plugins_url('block.js', __FILE__), ['wp-blocks', 'wp-element', 'wp-components', 'wp-block-editor'], '0.1.0', true);
    register_block_type(__DIR__ . '/block.json', ['render_callback' => 'fingerpost_render']);
});

add_action('admin_init', function () {
    register_setting('reading', 'fingerpost_url', ['type' => 'string', 'sanitize_callback' => 'esc_url_raw']);
    add_settings_field('fingerpost_url', 'Address of fingerpost serve', function () {
        echo '<input name="fingerpost_url" type="url" class="regular-text" value="' . esc_attr(get_option('fingerpost_url', 'http://127.0.0.1:8080')) . '">';
    }, 'reading');
});
