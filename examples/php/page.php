<?php

// A search page of an intranet, whole: /page.php?q=bruising&day=2026-05-20. FINGERPOST_INDEX names the
// index; preload.php has been preloaded. The searcher is for the public tier: name others only for
// readers whom the site has checked.

Fingerpost::scope();
$e = fn(string $text): string => htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
$words = (string) ($_GET['q'] ?? '');
$day = (string) ($_GET['day'] ?? date('Y-m-d'));
$problem = null;
$answer = ['hits' => [], 'total' => 0];
try {
    if ($words !== '') {
        $searcher = FingerpostIndex::open(getenv('FINGERPOST_INDEX'))->searcher();
        $answer = $searcher->search(['text' => $words, 'as_of' => $day]);
    }
} catch (FingerpostError $error) {
    http_response_code(400);
    $problem = $error->getMessage();
}
header("Content-Security-Policy: default-src 'none'; form-action 'self'");
header('Referrer-Policy: no-referrer');
?>
<!doctype html>
<html lang="en-GB">
<title>Search</title>
<form role="search">
  <label for="q">Search guidance</label> <input id="q" name="q" value="<?= $e($words) ?>">
  <label for="day">as it stood on</label> <input id="day" name="day" type="date" value="<?= $e($day) ?>">
  <button>Search</button>
</form>
<?php if ($problem) : ?>
<p role="alert"><?= $e($problem) ?></p>
<?php elseif ($words !== '') : ?>
<p role="status"><?= $answer['total'] ?> found</p>
<ol>
  <?php foreach ($answer['hits'] as $hit) : ?>
  <li>
    <a href="<?= $e($hit['url']) ?>"><?= $e($hit['title']) ?></a>,
    <?= $e(str_replace('_', ' ', $hit['standing'])) ?>:
    <?php foreach ($hit['snippet'] as $part) : ?>
      <?= ($part['match'] ?? false) ? '<mark>' . $e($part['text']) . '</mark>' : $e($part['text']) ?>
    <?php endforeach ?>
  </li>
  <?php endforeach ?>
</ol>
<?php endif ?>
</html>
