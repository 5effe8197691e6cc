package workspace

import (
	"fmt"
	"os"
	"testing"
	"testing/fstest"

	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/shape"
)

// FuzzLoad holds that no file makes a panic, and that what is said is in order and has a place.
func FuzzLoad(f *testing.F) {
	for _, name := range []string{
		"sketch/slareport.yaml", "full/slareport.yaml", "sketch/agreements/acme.yaml", "full/agreements/full.yaml",
	} {
		text, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text), goodAgreement)
		f.Add(goodSettings, string(text))
	}
	for _, s := range settingsSlips {
		f.Add(s.apply(f, goodSettings), goodAgreement)
	}
	for _, s := range agreementSlips {
		if text := s.apply(f, goodAgreement); len(text) < 5000 {
			f.Add(goodSettings, text)
		}
	}
	f.Fuzz(func(t *testing.T, settings, agreement string) {
		_, problems, err := Load(fstest.MapFS{
			File:                {Data: []byte(settings)},
			"agreements/a.yaml": {Data: []byte(agreement)},
			"agreements/b.yaml": {Data: []byte(goodAgreement)},
		}, "de", "en")
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range problems {
			if p.File == "" || p.Line < 1 || p.Column < 1 || p.Text == "" {
				t.Errorf("a problem without a place or a text: %+v", p)
			}
			if i > 0 && shape.Sort([]Problem{p, problems[i-1]})[0] == p && p != problems[i-1] {
				t.Errorf("out of order: %+v before %+v", problems[i-1], p)
			}
		}
	})
}

// FuzzAgreement is FuzzLoad for agreements alone, at many times its speed. What is taken must suit the schema,
// or an editor would mark what is right.
func FuzzAgreement(f *testing.F) {
	for _, name := range []string{
		"sketch/agreements/acme.yaml", "full/agreements/full.yaml", "full/agreements/second.yml",
	} {
		text, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, s := range agreementSlips {
		if text := s.apply(f, goodAgreement); len(text) < 5000 {
			f.Add([]byte(text))
		}
	}
	s := newTables(&files.Reader{FS: fstest.MapFS{}}, nil, &Workspace{})
	table, schema := s.agreement(), compiled(f, "agreement")
	f.Fuzz(func(t *testing.T, text []byte) {
		s.Begin(nil)
		c, problems := readAgreement(table, "a.yaml", text)
		if !shape.Failed(problems) &&
			(c.ID == "" || c.Client == "" || c.Zone == nil || len(c.Objectives) == 0 || len(c.Objectives[0].Targets) == 0) {
			t.Errorf("taken without what it needs: %+v", c.Agreement)
		}
		if !shape.Failed(problems) {
			if err := schema.Validate(instance(t, text)); err != nil {
				t.Errorf("taken, but the schema refuses it: %v", err)
			}
		}
	})
}

// BenchmarkLoad reads a workspace of a thousand agreements.
func BenchmarkLoad(b *testing.B) {
	full, err := os.ReadFile("testdata/sketch/agreements/acme.yaml")
	if err != nil {
		b.Fatal(err)
	}
	settings, err := os.ReadFile("testdata/sketch/slareport.yaml")
	if err != nil {
		b.Fatal(err)
	}
	logo, err := os.ReadFile("testdata/sketch/brand/logo.png")
	if err != nil {
		b.Fatal(err)
	}
	files := fstest.MapFS{File: {Data: settings}, "brand/logo.png": {Data: logo}}
	for i := range 1000 {
		text := fmt.Sprintf("id: A%d\nclient: Client %d\n", i, i) +
			string(
				full[len("id: ACME-2026\nclient: Acme Retail\n"+
					"aliases: [ACME Retail GmbH, acme]            # names of this client in the exports\n"):],
			)
		files[fmt.Sprintf("agreements/%04d.yaml", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	for b.Loop() {
		if w, problems, err := Load(files); err != nil || len(problems) > 0 || len(w.Agreements) != 1000 {
			b.Fatal(problems, err)
		}
	}
}
