package render_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/render"
	"github.com/slareport/slareport/report/render/internal/fixture"
)

func newSet(t *testing.T) *render.Set {
	return &render.Set{Report: fixture.Report(t, "en-GB"), Words: fixture.Words(t, "en-GB")}
}

func pick(t *testing.T, name string) render.Format {
	t.Helper()
	picked, err := render.Pick([]string{name})
	if err != nil {
		t.Fatal(err)
	}
	return picked[0]
}

func TestADocumentIsDrawnOnceAndItsFindingsAreToldOnce(t *testing.T) {
	drawn := 0
	f := render.Format{Name: "test", File: "test.txt",
		Client: func(w io.Writer, s *render.Set) ([]evidence.Finding, error) {
			drawn++
			_, err := io.WriteString(w, s.Report.Client)
			return []evidence.Finding{{Message: finding.Say("pdf.logo")}}, err
		}}
	s := newSet(t)
	for i, want := range []int{1, 0, 0} {
		content, findings, err := s.Bytes(f)
		if err != nil || string(content) != "Acme Retail" || len(findings) != want {
			t.Errorf("time %d: %q with %d findings (%v), want %d", i+1, content, len(findings), err, want)
		}
	}
	if drawn != 1 {
		t.Errorf("it was drawn %d times", drawn)
	}
}

func TestAFailureIsThatOfOneDocument(t *testing.T) {
	s := newSet(t)
	for want, draw := range map[string]render.Client{
		"broken.txt of Acme Retail: no more ink": func(io.Writer,
			*render.Set) ([]evidence.Finding, error) {
			return nil, errors.New("no more ink")
		},
		"panics.txt of Acme Retail: internal error: no paper": func(io.Writer,
			*render.Set) ([]evidence.Finding, error) {
			panic("no paper")
		},
	} {
		name, _, _ := strings.Cut(want, ".")
		f := render.Format{Name: name, File: name + ".txt", Client: draw}
		for range 2 {
			if content, _, err := s.Bytes(f); err == nil || err.Error() != want || content != nil {
				t.Errorf("%q with the error %v, want %s", content, err, want)
			}
		}
	}
	if _, _, err := s.Bytes(pick(t, "json")); err != nil {
		t.Error(err)
	}
}

func TestTheMessageHoldsTheDocumentsOfItsSet(t *testing.T) {
	for _, finance := range [][]string{{"ap@acme.example"}, nil, {"nobody"}} {
		s := newSet(t)
		s.Report.Contacts.Finance = finance
		draft, _, err := s.Bytes(pick(t, "eml"))
		if err != nil {
			t.Fatal(err)
		}
		draft = bytes.ReplaceAll(draft, []byte("\r\n"), nil)
		for name, want := range map[string]bool{
			"pdf": true, "xlsx": len(finance) > 0 && finance[0] != "nobody", "html": false, "json": false,
		} {
			content, _, err := s.Bytes(pick(t, name))
			if err != nil {
				t.Fatal(err)
			}
			if got := bytes.Contains(draft, []byte(base64.StdEncoding.EncodeToString(content))); got != want {
				t.Errorf("finance %q: %s in the message is %v, want %v", finance, name, got, want)
			}
		}
	}
}

func TestTheMessageTellsTheFindingsOfWhatItHolds(t *testing.T) {
	boxed := func(list []evidence.Finding) bool {
		return slices.ContainsFunc(list, func(f evidence.Finding) bool { return f.Key == "pdf.boxed" })
	}
	for _, order := range [][]string{{"eml", "pdf"}, {"pdf", "eml"}} {
		s := newSet(t)
		s.Report.Client = "株式会社"
		for i, name := range order {
			_, findings, err := s.Bytes(pick(t, name))
			if err != nil {
				t.Fatal(err)
			}
			if boxed(findings) != (i == 0) {
				t.Errorf("%v: %s tells %v", order, name, findings)
			}
		}
	}
}

func TestAReportThatCannotBeDrawnIsInNoMessage(t *testing.T) {
	s := newSet(t)
	s.Report.Period.Timezone = "Mars/Olympus"
	_, _, err := s.Bytes(pick(t, "eml"))
	if want := "message.eml of Acme Retail: report.pdf of Acme Retail: the PDF cannot be drawn: unknown time zone " +
		"Mars/Olympus"; fmt.Sprint(err) != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestFormatsAreKnownByTheirNames(t *testing.T) {
	if got := strings.Join(render.Names(), ","); got != "pdf,html,xlsx,json,eml,ubl" {
		t.Errorf("the formats are %s", got)
	}
	all, err := render.Pick(nil)
	if err != nil || len(all) != len(render.Names()) {
		t.Errorf("none is %d formats (%v)", len(all), err)
	}
	if _, err := render.Pick([]string{"json",
		"docx"}); fmt.Sprint(err) != `"docx" is no format: want pdf, html, xlsx, json, eml, ubl` {
		t.Errorf("docx: %v", err)
	}
}
