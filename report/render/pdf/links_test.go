package pdf_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/render/internal/fixture"
)

// annotation is a link as qpdf tells of it: its area, and the page and height it leads to.
type annotation struct {
	Subtype string    `json:"/Subtype"`
	Rect    []float64 `json:"/Rect"`
	Dest    []any     `json:"/Dest"`
}

// linked lists, for each page from 1, the pages that its links lead to.
func linked(t *testing.T, path string) map[int][]int {
	t.Helper()
	var file struct {
		Pages []struct {
			Object string `json:"object"`
		} `json:"pages"`
		Objects map[string]json.RawMessage `json:"objects"`
	}
	if err := json.Unmarshal([]byte(run(t, "qpdf", "--json=1", "--json-key=objects", "--json-key=pages", path)),
		&file); err != nil {
		t.Fatal(err)
	}
	number := map[string]int{}
	for i, p := range file.Pages {
		number[p.Object] = i + 1
	}
	links := map[int][]int{}
	for i, p := range file.Pages {
		var page struct {
			Annots []annotation `json:"/Annots"`
		}
		if err := json.Unmarshal(file.Objects[p.Object], &page); err != nil {
			t.Fatal(err)
		}
		for _, a := range page.Annots {
			to, _ := a.Dest[0].(string)
			if a.Subtype != "/Link" || number[to] == 0 || len(a.Rect) != 4 || len(a.Dest) != 5 {
				t.Errorf("page %d: a link leads nowhere: %+v", i+1, a)
			}
			links[i+1] = append(links[i+1], number[to])
		}
	}
	return links
}

func TestContentsAndScorecardLeadToTheSections(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	path, _ := draw(t, r, "en-GB")
	links, texts := linked(t, path), pages(t, path)
	begins := func(title string) int {
		return 3 + slices.IndexFunc(texts[2:], func(text string) bool {
			return slices.ContainsFunc(strings.Split(text, "\n"), func(line string) bool {
				return strings.HasPrefix(plain(line), title) && !strings.Contains(plain(line), r.Agreement)
			})
		})
	}
	var objectives []int
	for _, o := range r.Objectives {
		objectives = append(objectives, begins(o.Name+" "))
	}
	contents := slices.Concat([]int{2, 3}, objectives, []int{
		begins(r.Incidents.At(0).ID + " · "), begins(r.Incidents.At(0).ID + " · "), begins(c.T("pdf.claims")),
		begins(c.T("pdf.credits")), begins(c.T("pdf.coming")), begins(c.T("pdf.appendix")),
	})
	if got := links[1]; !slices.Equal(got, contents) {
		t.Errorf("the contents lead to pages %v, want %v", got, contents)
	}
	// An objective's name and its trend lead to its section; below, those whose verdict changed.
	var card []int
	for _, page := range objectives {
		card = append(card, page, page)
	}
	if got := links[2]; len(got) < len(card) || !slices.Equal(got[:len(card)], card) {
		t.Errorf("the month leads to pages %v, want %v first", got, card)
	}
	if len(links) < 3 {
		t.Errorf("links on the pages %v only", slices.Sorted(maps.Keys(links)))
	}
}

func TestMetadata(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	path, _ := draw(t, r, "en-GB")
	var file struct {
		Objects map[string]json.RawMessage `json:"objects"`
	}
	if err := json.Unmarshal([]byte(run(t, "qpdf", "--json=1", "--json-key=objects", path)), &file); err != nil {
		t.Fatal(err)
	}
	var trailer struct {
		Info string `json:"/Info"`
		Root string `json:"/Root"`
		Size int    `json:"/Size"`
	}
	var info, root map[string]any
	for _, x := range []struct {
		from json.RawMessage
		into any
	}{{file.Objects["trailer"], &trailer}} {
		if err := json.Unmarshal(x.from, x.into); err != nil {
			t.Fatal(err)
		}
	}
	if err := json.Unmarshal(file.Objects[trailer.Info], &info); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(file.Objects[trailer.Root], &root); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"/Title": "Service level report: Acme Retail, October 2026", "/Author": r.Provider, "/Subject": r.Headline,
		"/Keywords": "ACME-2026 2026-10", "/Creator": "slareport", "/Producer": "slareport",
		"/CreationDate": "D:20261103053000", "/ModDate": "D:20261103053000",
	} {
		if got := fmt.Sprint(info[key]); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if root["/Lang"] != "en" || root["/PageMode"] != "/UseOutlines" || root["/Names"] != nil || root["/AF"] != nil {
		t.Errorf("the catalogue says %v", root)
	}
}
