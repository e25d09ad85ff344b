// fingerpost for Node, over koffi: npm install, and libfingerpost.so where the loader finds it.
//
// Requests and answers are objects with the keys of bindings/README.md. search() works on another
// thread and gives a promise; searchSync() blocks. Handles are freed by close(), or by the end of the process.
import koffi from "koffi";
import { readFileSync } from "node:fs";

/** The declarations of fingerpost.ffi.h, bound to the library. */
export function load(header, library = "libfingerpost.so.1") {
  const lib = koffi.load(library);
  const functions = {};
  const outputs = /\b(fingerpost_\w+|int32_t|uint64_t) \*+(\w+)(?=[,)])/g;
  for (const line of readFileSync(header, "ascii").split("\n")) {
    const handle = /^typedef struct (fingerpost_\w+)/.exec(line);
    // A function of yours that is called back: typedef int32_t (*fingerpost_watch)(...);
    const called = /^typedef (\w+) \(\*(fingerpost_\w+)\)(\(.*\));$/.exec(line);
    if (handle) koffi.opaque(handle[1]);
    else if (called) koffi.pointer(called[2], koffi.proto(`${called[1]} ${called[2]}_called${called[3]}`));
    else if (/^typedef int32_t fingerpost_status/.test(line)) koffi.alias("fingerpost_status", "int32_t");
    else if (/\(.*\);$/.test(line)) {
      // What a function gives goes through its `**`, or through a pointer to a number.
      const declared = line.replace(outputs, (whole, type, name) =>
        whole.includes("**") || !type.startsWith("fingerpost") ? `_Out_ ${whole}` : whole);
      const bound = lib.func(declared);
      functions[/(fingerpost_\w+)\(/.exec(line)[1].slice("fingerpost_".length)] = bound;
    }
  }
  return new Library(functions);
}

export class FingerpostError extends Error {
  constructor(message, status, name) {
    super(message);
    this.status = status;
    this.statusName = name;
  }
}

class Library {
  constructor(functions) {
    this.f = functions;
  }
  /** Calls what can fail and gives nothing. */
  run(name, ...args) {
    const error = [null];
    this.raise(this.f[name](...args, error), error);
  }
  /** Calls what can fail and gives a handle. */
  make(name, ...args) {
    const out = [null];
    this.run(name, ...args, out);
    return out[0];
  }
  raise(status, [error]) {
    if (status === 0) return;
    const message = this.f.error_message(error);
    this.f.error_free(error);
    throw new FingerpostError(message, status, this.f.status_name(status));
  }
  createIndex(folder) {
    return new Index(this, this.make("index_create", folder, null));
  }
  openIndex(folder) {
    return new Index(this, this.make("index_open", folder));
  }
}

class Index {
  constructor(library, handle) {
    this.library = library;
    this.handle = handle;
  }
  /** `lines`: NDJSON; a "path" in one stays within `folder`. */
  put(lines, { recorded, folder = null }) {
    const { library } = this;
    const writer = library.make("writer_open", this.handle);
    try {
      for (const line of lines) library.run("writer_put_line", writer, line, folder, null);
      library.run("writer_commit", writer, recorded, null);
    } finally {
      library.f.writer_free(writer);
    }
  }
  /** `tiers`: those that this reader may see, beside the public one. */
  searcher(tiers = []) {
    const handle = this.library.make("searcher_open", this.handle, JSON.stringify(tiers));
    return new Searcher(this.library, handle);
  }
  close() {
    this.library.f.index_free(this.handle);
    this.handle = null;
  }
}

class Searcher {
  constructor(library, handle) {
    this.library = library;
    this.handle = handle;
  }
  searchSync(request) {
    return this.#answer(this.library.make("search", this.handle, JSON.stringify(request), null));
  }
  search(request) {
    const { library } = this;
    return new Promise((resolve, reject) => {
      const results = [null], error = [null];
      library.f.search.async(this.handle, JSON.stringify(request), null, results, error, (broken, status) => {
        try {
          if (broken) throw broken;
          library.raise(status, error);
          resolve(this.#answer(results[0]));
        } catch (problem) {
          reject(problem);
        }
      });
    });
  }
  #answer(results) {
    const { library } = this;
    try {
      const text = library.make("results_json", results);
      try {
        return JSON.parse(library.f.text_data(text));
      } finally {
        library.f.text_free(text);
      }
    } finally {
      library.f.results_free(results);
    }
  }
  close() {
    this.library.f.searcher_free(this.handle);
    this.handle = null;
  }
}
