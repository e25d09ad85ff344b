<?php

// For a web server, where PHP allows FFI in preloaded files alone:
//
//     ffi.enable=preload
//     ffi.preload=/path/to/fingerpost.h          beside this file; it names the library
//     opcache.preload=/path/to/preload.php
//     opcache.preload_user=www-data
//
// A page then says Fingerpost::scope() and goes on as page.php does. Open an index once a request:
// handles belong to one process, and after a fork those of the parent are refused.

opcache_compile_file(__DIR__ . '/Fingerpost.php');
