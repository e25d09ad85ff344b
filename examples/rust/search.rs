//! Indexes four pages of a small partnership and asks what held on which day.
//!
//!     rustc -L build/lib -C link-arg=-Wl,-rpath,build/lib examples/rust/search.rs && ./search [PAGES]
//!
//! No crate is needed: what is shown in a loop has accessors, so no JSON is parsed.
use std::ffi::{c_char, c_void, CStr, CString};
use std::path::Path;
use std::{env, fs, process, ptr};

mod raw {
    use super::{c_char, c_void};
    #[repr(C)]
    pub struct Opaque(c_void);
    pub type Handle = *mut Opaque;
    #[link(name = "fingerpost")]
    extern "C" {
        pub fn fingerpost_status_name(status: i32) -> *const c_char;
        pub fn fingerpost_error_message(error: Handle) -> *const c_char;
        pub fn fingerpost_error_free(error: Handle);
        pub fn fingerpost_index_create(
            folder: *const c_char, options: *const c_char, index: *mut Handle, error: *mut Handle) -> i32;
        pub fn fingerpost_index_open(folder: *const c_char, index: *mut Handle, error: *mut Handle) -> i32;
        pub fn fingerpost_index_free(index: Handle);
        pub fn fingerpost_writer_open(index: Handle, writer: *mut Handle, error: *mut Handle) -> i32;
        pub fn fingerpost_writer_put_line(
            writer: Handle, line: *const c_char, folder: *const c_char, outcome: *mut i32, error: *mut Handle,
        ) -> i32;
        pub fn fingerpost_writer_commit(
            writer: Handle, recorded: *const c_char, revision: *mut u64, error: *mut Handle) -> i32;
        pub fn fingerpost_writer_free(writer: Handle);
        pub fn fingerpost_searcher_open(
            index: Handle, tiers: *const c_char, searcher: *mut Handle, error: *mut Handle) -> i32;
        pub fn fingerpost_searcher_free(searcher: Handle);
        pub fn fingerpost_search(
            searcher: Handle, query: *const c_char, as_of: *const c_char, results: *mut Handle,
            error: *mut Handle,
        ) -> i32;
        pub fn fingerpost_results_free(results: Handle);
        pub fn fingerpost_results_total(results: Handle) -> u64;
        pub fn fingerpost_results_size(results: Handle) -> usize;
        pub fn fingerpost_hit_standing(results: Handle, hit: usize) -> *const c_char;
        pub fn fingerpost_hit_title(results: Handle, hit: usize) -> *const c_char;
        pub fn fingerpost_hit_heading(results: Handle, hit: usize) -> *const c_char;
        pub fn fingerpost_hit_snippet_text(results: Handle, hit: usize) -> *const c_char;
        pub fn fingerpost_results_facets(results: Handle) -> usize;
        pub fn fingerpost_facet_field(results: Handle, facet: usize) -> *const c_char;
        pub fn fingerpost_facet_size(results: Handle, facet: usize) -> usize;
        pub fn fingerpost_facet_id(results: Handle, facet: usize, value: usize) -> *const c_char;
        pub fn fingerpost_facet_count(results: Handle, facet: usize, value: usize) -> u64;
    }
}
use raw::{Handle, *};

#[derive(Debug)]
struct Error {
    status: i32,
    message: String,
}

fn text(words: *const c_char) -> String {
    unsafe { CStr::from_ptr(words) }.to_string_lossy().into_owned()
}

fn c(words: &str) -> CString {
    CString::new(words).expect("no NUL")
}

/// A handle that is freed with its owner.
struct Owned(Handle, unsafe extern "C" fn(Handle));

impl Drop for Owned {
    fn drop(&mut self) {
        unsafe { self.1(self.0) }
    }
}

/// A call that can fail: what it gives is owned by the caller.
fn call(
    free: unsafe extern "C" fn(Handle), body: impl FnOnce(*mut Handle, *mut Handle) -> i32,
) -> Result<Owned, Error> {
    let (mut out, mut error): (Handle, Handle) = (ptr::null_mut(), ptr::null_mut());
    match body(&mut out, &mut error) {
        0 => Ok(Owned(out, free)),
        status => {
            let message = text(unsafe { fingerpost_error_message(error) });
            unsafe { fingerpost_error_free(error) };
            Err(Error { status, message })
        }
    }
}

/// A call that can fail and gives nothing.
fn run(body: impl FnOnce(*mut Handle) -> i32) -> Result<(), Error> {
    unsafe extern "C" fn nothing(_: Handle) {}
    call(nothing, |_, error| body(error)).map(drop)
}

struct Index(Owned);
struct Searcher(Owned);

impl Index {
    fn create(folder: &Path) -> Result<Index, Error> {
        let folder = c(&folder.to_string_lossy());
        call(fingerpost_index_free, |out, error| unsafe {
            fingerpost_index_create(folder.as_ptr(), ptr::null(), out, error)
        })
        .map(Index)
    }

    fn open(folder: &Path) -> Result<Index, Error> {
        let folder = c(&folder.to_string_lossy());
        call(fingerpost_index_free, |out, error| unsafe { fingerpost_index_open(folder.as_ptr(), out, error) })
            .map(Index)
    }

    fn put<'a>(&self, lines: impl Iterator<Item = &'a str>, folder: &str, recorded: &str) -> Result<(), Error> {
        let (folder, recorded) = (c(folder), c(recorded));
        let writer = call(fingerpost_writer_free, |out, error| unsafe {
            fingerpost_writer_open(self.0 .0, out, error)
        })?;
        for line in lines {
            let line = c(line);
            run(|error| unsafe {
                fingerpost_writer_put_line(writer.0, line.as_ptr(), folder.as_ptr(), ptr::null_mut(), error)
            })?;
        }
        run(|error| unsafe {
            fingerpost_writer_commit(writer.0, recorded.as_ptr(), ptr::null_mut(), error)
        })
    }

    fn searcher(&self) -> Result<Searcher, Error> {
        call(fingerpost_searcher_free, |out, error| unsafe {
            fingerpost_searcher_open(self.0 .0, ptr::null(), out, error)
        })
        .map(Searcher)
    }
}

impl Searcher {
    fn ask(&self, words: &str, day: &str, more: &str) -> Result<(), Error> {
        let (query, as_of) = (c(&format!("{{\"text\": \"{words}\", {more}}}")), c(day));
        let found = call(fingerpost_results_free, |out, error| unsafe {
            fingerpost_search(self.0 .0, query.as_ptr(), as_of.as_ptr(), out, error)
        })?;
        let found = found.0;
        unsafe {
            println!("{words}, on {day}: {} found", fingerpost_results_total(found));
            for hit in 0..fingerpost_results_size(found) {
                println!(
                    "  {}: {} > {}\n    {}", text(fingerpost_hit_standing(found, hit)),
                    text(fingerpost_hit_title(found, hit)), text(fingerpost_hit_heading(found, hit)),
                    text(fingerpost_hit_snippet_text(found, hit)));
            }
            for facet in 0..fingerpost_results_facets(found) {
                if text(fingerpost_facet_field(found, facet)) != "standing" {
                    continue;
                }
                let counts: Vec<String> = (0..fingerpost_facet_size(found, facet))
                    .map(|value| {
                        let id = text(fingerpost_facet_id(found, facet, value));
                        format!("{id} {}", fingerpost_facet_count(found, facet, value))
                    })
                    .collect();
                println!("  standing: {}", counts.join(", "));
            }
        }
        Ok(())
    }
}

const WANTED: [&str; 4] = [
    "newsletters/2024-04", "notices/covid-19-courses-2020", "protocols/leeds-bruising-2017",
    "protocols/leeds-bruising-not-independently-mobile",
];

fn story(pages: &str, folder: &Path) -> Result<(), Error> {
    let manifest = fs::read_to_string(Path::new(pages).join("manifest.ndjson")).expect("a manifest");
    let wanted = |line: &&str| WANTED.iter().any(|id| line.starts_with(&format!("{{\"id\": \"{id}\"")));
    let index = Index::create(&folder.join("leeds.index"))?;
    index.put(manifest.lines().filter(wanted), pages, "2026-06-01")?;
    let searcher = index.searcher()?;
    searcher.ask("missing children", "2024-05-20", "\"kinds\": [\"event\"], \"limit\": 1")?;
    searcher.ask("are courses cancelled", "2020-05-01", "\"limit\": 1")?;
    searcher.ask("are courses cancelled", "2026-05-20", "\"limit\": 2")?;
    searcher.ask("bruising protocol", "2026-05-20", "\"limit\": 2, \"facets\": true")?;
    if let Err(error) = Index::open(&folder.join("no.index")) {
        println!("{} is {}", text(unsafe { fingerpost_status_name(error.status) }), error.status);
    }
    Ok(())
}

fn main() {
    let pages = env::args().nth(1).unwrap_or("examples/pages".into());
    let folder = env::temp_dir().join(format!("fingerpost-example-{}", process::id()));
    fs::create_dir(&folder).expect("a folder of our own");
    let told = story(&pages, &folder);
    fs::remove_dir_all(&folder).expect("to remove it again");
    if let Err(error) = told {
        eprintln!("search: {}", error.message);
        process::exit(1);
    }
}
