<?php

/**
 * fingerpost for PHP 8.1 and later, over FFI: what a search needs, and the writing that goes before it.
 *
 * Handles are freed with the object that holds them. Requests and answers are arrays with the keys of
 * bindings/README.md. In a web server PHP allows FFI in preloaded files alone: see preload.php.
 */
final class FingerpostError extends RuntimeException
{
}

final class Fingerpost
{
    private static ?FFI $ffi = null;

    /** The declarations of fingerpost.ffi.h, bound to the library. Called once; again, it does nothing. */
    public static function load(string $header, string $library): void
    {
        self::$ffi ??= FFI::cdef(file_get_contents($header), $library);
    }

    /** As preloaded under the name "fingerpost". */
    public static function scope(): void
    {
        self::$ffi ??= FFI::scope('fingerpost');
    }

    public static function ffi(): FFI
    {
        return self::$ffi ?? throw new LogicException('call Fingerpost::load() first');
    }

    /** Calls a function that can fail; gives what it made of the type named, if it makes anything. */
    public static function call(string $function, ?string $makes, mixed ...$arguments): ?FFI\CData
    {
        $ffi = self::ffi();
        $error = $ffi->new('fingerpost_error *');
        $out = $makes ? $ffi->new($makes) : null;
        if ($out) {
            $arguments[] = FFI::addr($out);
        }
        $status = $ffi->{"fingerpost_$function"}(...$arguments, ...[FFI::addr($error)]);
        if ($status !== 0) {
            $message = $ffi->fingerpost_error_message($error);
            $ffi->fingerpost_error_free($error);
            throw new FingerpostError($message, $status);
        }
        return $out;
    }

    /** What a status is called: "not_found". */
    public static function statusName(int $status): string
    {
        return self::ffi()->fingerpost_status_name($status);
    }
}

final class FingerpostIndex
{
    private function __construct(private readonly FFI\CData $handle)
    {
    }

    public static function create(string $folder): self
    {
        return new self(Fingerpost::call('index_create', 'fingerpost_index *', $folder, null));
    }

    public static function open(string $folder): self
    {
        return new self(Fingerpost::call('index_open', 'fingerpost_index *', $folder));
    }

    /** @param iterable<string> $lines NDJSON; a "path" in one stays within $folder */
    public function put(iterable $lines, string $recorded, ?string $folder = null): void
    {
        $writer = Fingerpost::call('writer_open', 'fingerpost_writer *', $this->handle);
        try {
            foreach ($lines as $line) {
                Fingerpost::call('writer_put_line', null, $writer, $line, $folder, null);
            }
            Fingerpost::call('writer_commit', null, $writer, $recorded, null);
        } finally {
            Fingerpost::ffi()->fingerpost_writer_free($writer);
        }
    }

    /** @param list<string> $tiers that this reader may see; the public one is always among them */
    public function searcher(array $tiers = []): FingerpostSearcher
    {
        $tiers = json_encode($tiers);
        return new FingerpostSearcher(
            Fingerpost::call('searcher_open', 'fingerpost_searcher *', $this->handle, $tiers)
        );
    }

    public function __destruct()
    {
        Fingerpost::ffi()->fingerpost_index_free($this->handle);
    }
}

final class FingerpostSearcher
{
    public function __construct(private readonly FFI\CData $handle)
    {
    }

    /** @return array<string, mixed> the answer, as in bindings/c/schema/answer.json */
    public function search(array $request): array
    {
        $ffi = Fingerpost::ffi();
        $request = json_encode($request, JSON_THROW_ON_ERROR);
        $results = Fingerpost::call('search', 'fingerpost_results *', $this->handle, $request, null);
        try {
            $text = Fingerpost::call('results_json', 'fingerpost_text *', $results);
        } finally {
            $ffi->fingerpost_results_free($results);
        }
        try {
            return json_decode($ffi->fingerpost_text_data($text), true, flags: JSON_THROW_ON_ERROR);
        } finally {
            $ffi->fingerpost_text_free($text);
        }
    }

    public function __destruct()
    {
        Fingerpost::ffi()->fingerpost_searcher_free($this->handle);
    }
}
