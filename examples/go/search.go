// Indexes four pages of a small partnership and asks what held on which day; then 2,000
// goroutines ask at once, and each gets its own answer or its own error.
//
//	cd examples/go
//	export CGO_CFLAGS=-I../../include CGO_LDFLAGS="-L../../build/lib -Wl,-rpath,$PWD/../../build/lib"
//	go run . [PAGES]
package main

/*
#cgo LDFLAGS: -lfingerpost
#include <fingerpost.h>
#include <stdlib.h>
*/
import "C"

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"unsafe"
)

// Error is what a call that failed left behind.
type Error struct {
	Status  int
	Name    string
	Message string
}

func (e *Error) Error() string { return e.Message }

// failed takes the error that a call gave through its last argument.
func failed(status C.fingerpost_status, e *C.fingerpost_error) error {
	if status == C.FINGERPOST_OK {
		return nil
	}
	defer C.fingerpost_error_free(e)
	return &Error{int(status), C.GoString(C.fingerpost_status_name(status)),
		C.GoString(C.fingerpost_error_message(e))}
}

// with makes a C string for the length of a call; "" is NULL.
func with(text string, call func(*C.char)) {
	if text == "" {
		call(nil)
		return
	}
	c := C.CString(text)
	defer C.free(unsafe.Pointer(c))
	call(c)
}

type Index struct{ handle *C.fingerpost_index }
type Searcher struct{ handle *C.fingerpost_searcher }

func Create(folder string) (index *Index, err error) {
	with(folder, func(c *C.char) {
		var handle *C.fingerpost_index
		var e *C.fingerpost_error
		err = failed(C.fingerpost_index_create(c, nil, &handle, &e), e)
		index = &Index{handle}
	})
	return
}

func Open(folder string) (index *Index, err error) {
	with(folder, func(c *C.char) {
		var handle *C.fingerpost_index
		var e *C.fingerpost_error
		err = failed(C.fingerpost_index_open(c, &handle, &e), e)
		index = &Index{handle}
	})
	return
}

func (i *Index) Close() { C.fingerpost_index_free(i.handle) }

// Put adds lines of NDJSON; a "path" in one stays within folder.
func (i *Index) Put(lines []string, folder, recorded string) (err error) {
	var writer *C.fingerpost_writer
	var e *C.fingerpost_error
	if err = failed(C.fingerpost_writer_open(i.handle, &writer, &e), e); err != nil {
		return
	}
	defer C.fingerpost_writer_free(writer)
	with(folder, func(folder *C.char) {
		for _, line := range lines {
			with(line, func(line *C.char) {
				err = failed(C.fingerpost_writer_put_line(writer, line, folder, nil, &e), e)
			})
			if err != nil {
				return
			}
		}
	})
	if err != nil {
		return
	}
	with(recorded, func(day *C.char) {
		err = failed(C.fingerpost_writer_commit(writer, day, nil, &e), e)
	})
	return
}

// Searcher is for public documents; calls on one take turns.
func (i *Index) Searcher() (*Searcher, error) {
	var handle *C.fingerpost_searcher
	var e *C.fingerpost_error
	err := failed(C.fingerpost_searcher_open(i.handle, nil, &handle, &e), e)
	return &Searcher{handle}, err
}

func (s *Searcher) Close() { C.fingerpost_searcher_free(s.handle) }

type Request struct {
	Text   string   `json:"text"`
	AsOf   string   `json:"as_of"`
	Kinds  []string `json:"kinds,omitempty"`
	Limit  int      `json:"limit,omitempty"`
	Facets bool     `json:"facets,omitempty"`
}

type Answer struct {
	AsOf  string `json:"as_of"`
	Total int    `json:"total"`
	Hits  []struct {
		Standing, Title, Heading string
		Snippet                  []struct{ Text string }
	}
	Facets map[string][]struct {
		ID    string
		Count int
	}
}

func (s *Searcher) Search(request Request) (answer Answer, err error) {
	query, err := json.Marshal(request)
	if err != nil {
		return
	}
	var results *C.fingerpost_results
	var text *C.fingerpost_text
	var e *C.fingerpost_error
	with(string(query), func(query *C.char) {
		err = failed(C.fingerpost_search(s.handle, query, nil, &results, &e), e)
	})
	if err != nil {
		return
	}
	defer C.fingerpost_results_free(results)
	if err = failed(C.fingerpost_results_json(results, &text, &e), e); err != nil {
		return
	}
	defer C.fingerpost_text_free(text)
	err = json.Unmarshal(C.GoBytes(unsafe.Pointer(C.fingerpost_text_data(text)),
		C.int(C.fingerpost_text_size(text))), &answer)
	return
}

func need(err error) {
	if err != nil {
		log.Fatal("search: ", err)
	}
}

func pagesWanted(pages string) (lines []string) {
	wanted := []string{"newsletters/2024-04", "notices/covid-19-courses-2020", "protocols/leeds-bruising-2017",
		"protocols/leeds-bruising-not-independently-mobile"}
	manifest, err := os.Open(filepath.Join(pages, "manifest.ndjson"))
	need(err)
	defer manifest.Close()
	for scanner := bufio.NewScanner(manifest); scanner.Scan(); {
		for _, id := range wanted {
			if strings.HasPrefix(scanner.Text(), `{"id": "`+id+`"`) {
				lines = append(lines, scanner.Text())
			}
		}
	}
	return
}

func ask(s *Searcher, request Request) {
	answer, err := s.Search(request)
	need(err)
	fmt.Printf("%s, on %s: %d found\n", request.Text, answer.AsOf, answer.Total)
	for _, hit := range answer.Hits {
		words := ""
		for _, part := range hit.Snippet {
			words += part.Text
		}
		fmt.Printf("  %s: %s > %s\n    %s\n", hit.Standing, hit.Title, hit.Heading, words)
	}
	counts := []string{}
	for _, value := range answer.Facets["standing"] {
		counts = append(counts, fmt.Sprintf("%s %d", value.ID, value.Count))
	}
	if len(counts) > 0 {
		fmt.Println("  standing:", strings.Join(counts, ", "))
	}
}

// askAtOnce asks from many goroutines, every second one wrongly in a way of its own.
func askAtOnce(s *Searcher, many int) (answers, errorsOfTheirOwn int) {
	var lock sync.Mutex
	var wait sync.WaitGroup
	for n := 0; n < many; n++ {
		wait.Add(1)
		go func(n int) {
			defer wait.Done()
			request := Request{Text: "bruising", AsOf: "2026-05-20"}
			if n%2 == 1 {
				request.Limit = 1000 + n
			}
			runtime.Gosched()
			answer, err := s.Search(request)
			lock.Lock()
			defer lock.Unlock()
			if n%2 == 0 && err == nil && answer.Total > 0 {
				answers++
			}
			if n%2 == 1 && err != nil && strings.Contains(err.Error(), fmt.Sprint(1000+n)) {
				errorsOfTheirOwn++
			}
		}(n)
	}
	wait.Wait()
	return
}

func main() {
	pages := "../pages"
	if len(os.Args) > 1 {
		pages = os.Args[1]
	}
	folder, err := os.MkdirTemp("", "fingerpost-example-")
	need(err)
	defer os.RemoveAll(folder)

	index, err := Create(filepath.Join(folder, "leeds.index"))
	need(err)
	defer index.Close()
	need(index.Put(pagesWanted(pages), pages, "2026-06-01"))
	searcher, err := index.Searcher()
	need(err)
	defer searcher.Close()
	ask(searcher, Request{Text: "missing children", AsOf: "2024-05-20", Kinds: []string{"event"}, Limit: 1})
	ask(searcher, Request{Text: "are courses cancelled", AsOf: "2020-05-01", Limit: 1})
	ask(searcher, Request{Text: "are courses cancelled", AsOf: "2026-05-20", Limit: 2})
	ask(searcher, Request{Text: "bruising protocol", AsOf: "2026-05-20", Limit: 2, Facets: true})

	var broken *Error
	if _, err := Open(filepath.Join(folder, "no.index")); errors.As(err, &broken) {
		fmt.Printf("%s is %d\n", broken.Name, broken.Status)
	}
	if answers, own := askAtOnce(searcher, 2000); answers != 1000 || own != 1000 {
		log.Fatalf("of 2,000 goroutines %d were answered and %d read their own error", answers, own)
	}
}
