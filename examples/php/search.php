<?php

// Indexes four pages of a small partnership and asks what held on which day.
//
//     FINGERPOST_LIBRARY=build/lib/libfingerpost.so php examples/php/search.php [PAGES]

require __DIR__ . '/Fingerpost.php';

const WANTED = ['newsletters/2024-04', 'notices/covid-19-courses-2020', 'protocols/leeds-bruising-2017',
                'protocols/leeds-bruising-not-independently-mobile'];

function ask(FingerpostSearcher $searcher, string $text, string $day, array $more): void
{
    $answer = $searcher->search(['text' => $text, 'as_of' => $day] + $more);
    echo "$text, on {$answer['as_of']}: {$answer['total']} found\n";
    foreach ($answer['hits'] as $hit) {
        $words = implode('', array_column($hit['snippet'], 'text'));
        echo "  {$hit['standing']}: {$hit['title']} > {$hit['heading']}\n    $words\n";
    }
    if (isset($answer['facets'])) {
        $counts = array_map(fn($v) => "{$v['id']} {$v['count']}", $answer['facets']['standing'] ?? []);
        if ($counts) {
            echo '  standing: ' . implode(', ', $counts) . "\n";
        }
    }
}

// In the tree the header is beside the examples; elsewhere it is where libfingerpost-dev puts it.
$header = __DIR__ . '/../../include/fingerpost.ffi.h';
Fingerpost::load(is_file($header) ? $header : '/usr/include/fingerpost.ffi.h',
                 getenv('FINGERPOST_LIBRARY') ?: 'libfingerpost.so.1');
$pages = $argv[1] ?? __DIR__ . '/../pages';
$folder = sys_get_temp_dir() . '/fingerpost-example-' . bin2hex(random_bytes(6));
mkdir($folder);

$lines = array_filter(file("$pages/manifest.ndjson"), fn($line) => in_array(json_decode($line)->id, WANTED));
$index = FingerpostIndex::create("$folder/leeds.index");
$index->put($lines, recorded: '2026-06-01', folder: $pages);
$searcher = $index->searcher();
ask($searcher, 'missing children', '2024-05-20', ['kinds' => ['event'], 'limit' => 1]);
ask($searcher, 'are courses cancelled', '2020-05-01', ['limit' => 1]);
ask($searcher, 'are courses cancelled', '2026-05-20', ['limit' => 2]);
ask($searcher, 'bruising protocol', '2026-05-20', ['limit' => 2, 'facets' => true]);

try {
    FingerpostIndex::open("$folder/no.index");
} catch (FingerpostError $error) {
    echo Fingerpost::statusName($error->getCode()) . " is {$error->getCode()}\n";
}
unset($searcher, $index);
exec('rm -r ' . escapeshellarg($folder));
