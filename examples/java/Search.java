// Indexes four pages of a small partnership and asks what held on which day.
//
//     javac -cp /usr/share/java/jna.jar -d build/examples examples/java/Search.java
//     java -cp /usr/share/java/jna.jar:build/examples -Djna.library.path=build/lib Search [PAGES]
//
// JNA (Debian's libjna-java) calls the library; what is shown in a loop has accessors.
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

public final class Search {
  /** What is used of fingerpost.h. */
  interface C extends Library {
    C LIB = Native.load("fingerpost", C.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));

    String fingerpost_status_name(int status);
    String fingerpost_error_message(Pointer error);
    void fingerpost_error_free(Pointer error);
    int fingerpost_index_create(String folder, String options, PointerByReference index, PointerByReference error);
    int fingerpost_index_open(String folder, PointerByReference index, PointerByReference error);
    void fingerpost_index_free(Pointer index);
    int fingerpost_writer_open(Pointer index, PointerByReference writer, PointerByReference error);
    int fingerpost_writer_put_line(
        Pointer writer, String line, String folder, Pointer outcome, PointerByReference error);
    int fingerpost_writer_commit(Pointer writer, String recorded, Pointer revision, PointerByReference error);
    void fingerpost_writer_free(Pointer writer);
    int fingerpost_searcher_open(
        Pointer index, String tiers, PointerByReference searcher, PointerByReference error);
    void fingerpost_searcher_free(Pointer searcher);
    int fingerpost_search(
        Pointer searcher, String query, String day, PointerByReference results, PointerByReference error);
    void fingerpost_results_free(Pointer results);
    long fingerpost_results_total(Pointer results);
    NativeLong fingerpost_results_size(Pointer results);
    String fingerpost_hit_standing(Pointer results, NativeLong hit);
    String fingerpost_hit_title(Pointer results, NativeLong hit);
    String fingerpost_hit_heading(Pointer results, NativeLong hit);
    String fingerpost_hit_snippet_text(Pointer results, NativeLong hit);
    NativeLong fingerpost_results_facets(Pointer results);
    String fingerpost_facet_field(Pointer results, NativeLong facet);
    NativeLong fingerpost_facet_size(Pointer results, NativeLong facet);
    String fingerpost_facet_id(Pointer results, NativeLong facet, NativeLong value);
    long fingerpost_facet_count(Pointer results, NativeLong facet, NativeLong value);
  }

  static final class FingerpostException extends RuntimeException {
    final String status;
    final int code;

    FingerpostException(int code, String message) {
      super(message);
      this.code = code;
      this.status = C.LIB.fingerpost_status_name(code);
    }
  }

  interface Call {
    int run(PointerByReference out, PointerByReference error);
  }

  /** Calls what can fail; gives the handle it made, or null. */
  static Pointer need(Call call) {
    PointerByReference out = new PointerByReference(), error = new PointerByReference();
    int status = call.run(out, error);
    if (status != 0) {
      String message = C.LIB.fingerpost_error_message(error.getValue());
      C.LIB.fingerpost_error_free(error.getValue());
      throw new FingerpostException(status, message);
    }
    return out.getValue();
  }

  static void index(Pointer index, Path pages) throws IOException {
    List<String> wanted = List.of("newsletters/2024-04", "notices/covid-19-courses-2020",
        "protocols/leeds-bruising-2017", "protocols/leeds-bruising-not-independently-mobile");
    Pointer writer = need((out, error) -> C.LIB.fingerpost_writer_open(index, out, error));
    try (Stream<String> lines = Files.lines(pages.resolve("manifest.ndjson"))) {
      lines.filter(line -> wanted.stream().anyMatch(id -> line.startsWith("{\"id\": \"" + id + "\"")))
          .forEach(line -> need((out, error) ->
              C.LIB.fingerpost_writer_put_line(writer, line, pages.toString(), null, error)));
      need((out, error) -> C.LIB.fingerpost_writer_commit(writer, "2026-06-01", null, error));
    } finally {
      C.LIB.fingerpost_writer_free(writer);
    }
  }

  static void ask(Pointer searcher, String text, String more, String day) {
    String query = "{\"text\": \"" + text + "\", " + more + "}";
    Pointer found = need((out, error) -> C.LIB.fingerpost_search(searcher, query, day, out, error));
    System.out.printf("%s, on %s: %d found%n", text, day, C.LIB.fingerpost_results_total(found));
    for (long i = 0; i < C.LIB.fingerpost_results_size(found).longValue(); ++i) {
      NativeLong hit = new NativeLong(i);
      System.out.printf("  %s: %s > %s%n    %s%n", C.LIB.fingerpost_hit_standing(found, hit),
          C.LIB.fingerpost_hit_title(found, hit), C.LIB.fingerpost_hit_heading(found, hit),
          C.LIB.fingerpost_hit_snippet_text(found, hit));
    }
    for (long i = 0; i < C.LIB.fingerpost_results_facets(found).longValue(); ++i) {
      NativeLong facet = new NativeLong(i);
      if (!C.LIB.fingerpost_facet_field(found, facet).equals("standing")) continue;
      StringJoiner counts = new StringJoiner(", ", "  standing: ", "");
      for (long j = 0; j < C.LIB.fingerpost_facet_size(found, facet).longValue(); ++j)
        counts.add(C.LIB.fingerpost_facet_id(found, facet, new NativeLong(j)) + " "
            + C.LIB.fingerpost_facet_count(found, facet, new NativeLong(j)));
      System.out.println(counts);
    }
    C.LIB.fingerpost_results_free(found);
  }

  static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
    }
  }

  public static void main(String[] args) throws IOException {
    Path pages = Path.of(args.length > 0 ? args[0] : "examples/pages");
    Path folder = Files.createTempDirectory("fingerpost-example-");
    Pointer index = need((out, error) ->
        C.LIB.fingerpost_index_create(folder.resolve("leeds.index").toString(), null, out, error));
    index(index, pages);
    Pointer searcher = need((out, error) -> C.LIB.fingerpost_searcher_open(index, null, out, error));
    ask(searcher, "missing children", "\"kinds\": [\"event\"], \"limit\": 1", "2024-05-20");
    ask(searcher, "are courses cancelled", "\"limit\": 1", "2020-05-01");
    ask(searcher, "are courses cancelled", "\"limit\": 2", "2026-05-20");
    ask(searcher, "bruising protocol", "\"limit\": 2, \"facets\": true", "2026-05-20");
    try {
      need((out, error) -> C.LIB.fingerpost_index_open(folder.resolve("no.index").toString(), out, error));
    } catch (FingerpostException missing) {
      System.out.println(missing.status + " is " + missing.code);
    }
    C.LIB.fingerpost_searcher_free(searcher);
    C.LIB.fingerpost_index_free(index);
    remove(folder);
  }
}
