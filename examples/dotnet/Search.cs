// Indexes four pages of a small partnership and asks what held on which day.
//
//     mcs -out:build/examples/Search.exe examples/dotnet/Search.cs
//     LD_LIBRARY_PATH=build/lib mono build/examples/Search.exe [PAGES]
//
// Plain P/Invoke with SafeHandles: the same source compiles for .NET 6 and later; the tests compile
// and run it under Mono. Text is UTF-8 on the way in and out, which the marshaller of old runtimes
// does not do, so bytes cross.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

static class C {
  const string Lib = "libfingerpost.so.1";
  [DllImport(Lib)] public static extern IntPtr fingerpost_status_name(int status);
  [DllImport(Lib)] public static extern IntPtr fingerpost_error_message(IntPtr error);
  [DllImport(Lib)] public static extern void fingerpost_error_free(IntPtr error);
  [DllImport(Lib)] public static extern int fingerpost_index_create(byte[] folder, byte[] options, out IntPtr index, out IntPtr error);
  [DllImport(Lib)] public static extern int fingerpost_index_open(byte[] folder, out IntPtr index, out IntPtr error);
  [DllImport(Lib)] public static extern void fingerpost_index_free(IntPtr index);
  [DllImport(Lib)] public static extern int fingerpost_writer_open(IndexHandle index, out IntPtr writer, out IntPtr error);
  [DllImport(Lib)] public static extern int fingerpost_writer_put_line(IntPtr writer, byte[] line, byte[] folder, IntPtr outcome, out IntPtr error);
  [DllImport(Lib)] public static extern int fingerpost_writer_commit(IntPtr writer, byte[] recorded, IntPtr revision, out IntPtr error);
  [DllImport(Lib)] public static extern void fingerpost_writer_free(IntPtr writer);
  [DllImport(Lib)] public static extern int fingerpost_searcher_open(IndexHandle index, byte[] tiers, out IntPtr searcher, out IntPtr error);
  [DllImport(Lib)] public static extern void fingerpost_searcher_free(IntPtr searcher);
  [DllImport(Lib)] public static extern int fingerpost_search(SearcherHandle searcher, byte[] query, byte[] day, out IntPtr results, out IntPtr error);
  [DllImport(Lib)] public static extern void fingerpost_results_free(IntPtr results);
  [DllImport(Lib)] public static extern ulong fingerpost_results_total(IntPtr results);
  [DllImport(Lib)] public static extern UIntPtr fingerpost_results_size(IntPtr results);
  [DllImport(Lib)] public static extern IntPtr fingerpost_hit_standing(IntPtr results, UIntPtr hit);
  [DllImport(Lib)] public static extern IntPtr fingerpost_hit_title(IntPtr results, UIntPtr hit);
  [DllImport(Lib)] public static extern IntPtr fingerpost_hit_heading(IntPtr results, UIntPtr hit);
  [DllImport(Lib)] public static extern IntPtr fingerpost_hit_snippet_text(IntPtr results, UIntPtr hit);
  [DllImport(Lib)] public static extern UIntPtr fingerpost_results_facets(IntPtr results);
  [DllImport(Lib)] public static extern IntPtr fingerpost_facet_field(IntPtr results, UIntPtr facet);
  [DllImport(Lib)] public static extern UIntPtr fingerpost_facet_size(IntPtr results, UIntPtr facet);
  [DllImport(Lib)] public static extern IntPtr fingerpost_facet_id(IntPtr results, UIntPtr facet, UIntPtr value);
  [DllImport(Lib)] public static extern ulong fingerpost_facet_count(IntPtr results, UIntPtr facet, UIntPtr value);

  public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + "\0");

  public static string Text(IntPtr text) {
    int size = 0;
    while (Marshal.ReadByte(text, size) != 0) ++size;
    var bytes = new byte[size];
    Marshal.Copy(text, bytes, 0, size);
    return Encoding.UTF8.GetString(bytes);
  }

  public static void Need(int status, IntPtr error) {
    if (status == 0) return;
    var message = Text(fingerpost_error_message(error));
    fingerpost_error_free(error);
    throw new FingerpostException(status, message);
  }
}

class FingerpostException : Exception {
  public readonly int Status;
  public string StatusName => C.Text(C.fingerpost_status_name(Status));
  public FingerpostException(int status, string message) : base(message) { Status = status; }
}

abstract class Handle : SafeHandle {
  protected Handle(IntPtr made) : base(IntPtr.Zero, true) { SetHandle(made); }
  public override bool IsInvalid => handle == IntPtr.Zero;
}

class IndexHandle : Handle {
  public IndexHandle(IntPtr made) : base(made) {}
  protected override bool ReleaseHandle() { C.fingerpost_index_free(handle); return true; }
}

class SearcherHandle : Handle {
  public SearcherHandle(IntPtr made) : base(made) {}
  protected override bool ReleaseHandle() { C.fingerpost_searcher_free(handle); return true; }
}

sealed class Index : IDisposable {
  readonly IndexHandle handle;
  Index(IntPtr made) { handle = new IndexHandle(made); }

  public static Index Create(string folder) {
    C.Need(C.fingerpost_index_create(C.Text(folder), null, out var index, out var error), error);
    return new Index(index);
  }

  public static Index Open(string folder) {
    C.Need(C.fingerpost_index_open(C.Text(folder), out var index, out var error), error);
    return new Index(index);
  }

  public void Put(IEnumerable<string> lines, string folder, string recorded) {
    C.Need(C.fingerpost_writer_open(handle, out var writer, out var error), error);
    try {
      foreach (var line in lines)
        C.Need(C.fingerpost_writer_put_line(writer, C.Text(line), C.Text(folder), IntPtr.Zero, out error), error);
      C.Need(C.fingerpost_writer_commit(writer, C.Text(recorded), IntPtr.Zero, out error), error);
    } finally {
      C.fingerpost_writer_free(writer);
    }
  }

  public Searcher Searcher() {
    C.Need(C.fingerpost_searcher_open(handle, null, out var searcher, out var error), error);
    return new Searcher(searcher);
  }

  public void Dispose() => handle.Dispose();
}

sealed class Searcher : IDisposable {
  readonly SearcherHandle handle;
  public Searcher(IntPtr made) { handle = new SearcherHandle(made); }

  public void Ask(string text, string more, string day) {
    var query = C.Text("{\"text\": \"" + text + "\", " + more + "}");
    C.Need(C.fingerpost_search(handle, query, C.Text(day), out var found, out var error), error);
    try {
      Console.WriteLine($"{text}, on {day}: {C.fingerpost_results_total(found)} found");
      foreach (var hit in Numbers(C.fingerpost_results_size(found))) {
        Console.WriteLine($"  {C.Text(C.fingerpost_hit_standing(found, hit))}: {C.Text(C.fingerpost_hit_title(found, hit))}"
                          + $" > {C.Text(C.fingerpost_hit_heading(found, hit))}");
        Console.WriteLine($"    {C.Text(C.fingerpost_hit_snippet_text(found, hit))}");
      }
      foreach (var facet in Numbers(C.fingerpost_results_facets(found)))
        if (C.Text(C.fingerpost_facet_field(found, facet)) == "standing")
          Console.WriteLine("  standing: " + string.Join(", ", Numbers(C.fingerpost_facet_size(found, facet)).Select(
              value => $"{C.Text(C.fingerpost_facet_id(found, facet, value))} {C.fingerpost_facet_count(found, facet, value)}")));
    } finally {
      C.fingerpost_results_free(found);
    }
  }

  static IEnumerable<UIntPtr> Numbers(UIntPtr size) =>
      Enumerable.Range(0, (int)size.ToUInt32()).Select(number => new UIntPtr((uint)number));

  public void Dispose() => handle.Dispose();
}

static class Program {
  static readonly string[] Wanted = {
    "newsletters/2024-04", "notices/covid-19-courses-2020", "protocols/leeds-bruising-2017",
    "protocols/leeds-bruising-not-independently-mobile",
  };

  static void Main(string[] args) {
    var pages = args.Length > 0 ? args[0] : "examples/pages";
    var folder = Path.Combine(Path.GetTempPath(), "fingerpost-example-" + Guid.NewGuid());
    Directory.CreateDirectory(folder);
    var lines = File.ReadLines(Path.Combine(pages, "manifest.ndjson"))
                    .Where(line => Wanted.Any(id => line.StartsWith("{\"id\": \"" + id + "\"")));
    using (var index = Index.Create(Path.Combine(folder, "leeds.index"))) {
      index.Put(lines, pages, "2026-06-01");
      using (var searcher = index.Searcher()) {
        searcher.Ask("missing children", "\"kinds\": [\"event\"], \"limit\": 1", "2024-05-20");
        searcher.Ask("are courses cancelled", "\"limit\": 1", "2020-05-01");
        searcher.Ask("are courses cancelled", "\"limit\": 2", "2026-05-20");
        searcher.Ask("bruising protocol", "\"limit\": 2, \"facets\": true", "2026-05-20");
      }
    }
    try {
      Index.Open(Path.Combine(folder, "no.index")).Dispose();
    } catch (FingerpostException missing) {
      Console.WriteLine($"{missing.StatusName} is {missing.Status}");
    }
    Directory.Delete(folder, true);
  }
}
