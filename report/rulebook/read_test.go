package rulebook

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

var (
	entryStart = regexp.MustCompile(`^(Rule|Convention) \S+ \(`)
	entryForm  = regexp.MustCompile(
		`^(Rule (§[1-9][0-9]*)|Convention ([a-z]+)) \(([a-z0-9-]+)\): (.+?)( Set by (.+)\.)?$`,
	)
	settingForm = regexp.MustCompile("^`([^`]+)`$")
	decidesForm = regexp.MustCompile(`^Decides: ([a-z0-9-]+(?:, [a-z0-9-]+)*)\.$`)
)

// reading gathers what the comments of all files say.
type reading struct {
	book
	files   *token.FileSet
	byID    map[string]*entry
	decided []decision
}

// decision is a test's word that it decides an entry.
type decision struct {
	id   string
	test link
	at   token.Position
}

// read reads the comments of every Go file of the repository.
func read(root fs.FS) (book, error) {
	r := &reading{files: token.NewFileSet(), byID: map[string]*entry{}}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == ".git"):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		tree, err := parser.ParseFile(r.files, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, "_test.go") {
			r.tests(tree)
		} else {
			r.entries(tree)
		}
		return nil
	})
	r.join()
	return r.book, err
}

func (r *reading) problem(at token.Position, format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf("%s:%d: ", at.Filename, at.Line)+fmt.Sprintf(format, args...))
}

// entries takes the rules and conventions of a file in.
func (r *reading) entries(tree *ast.File) {
	for _, comment := range tree.Comments {
		at := r.files.Position(comment.Pos())
		for _, text := range paragraphs(comment) {
			if !entryStart.MatchString(text) {
				continue
			}
			m := entryForm.FindStringSubmatch(text)
			if m == nil {
				r.problem(at, "want Rule §3 (id): text, or Convention topic (id): text, found %q", text)
				continue
			}
			r.add(
				&entry{
					section: m[2] + m[3], id: m[4], text: m[5], settings: r.settings(at, m[7]), file: at.Filename, line: at.Line,
				},
			)
		}
	}
}

// settings takes the list of keys apart that ends a convention.
func (r *reading) settings(at token.Position, list string) (keys []string) {
	for part := range strings.SplitSeq(list, ", ") {
		if m := settingForm.FindStringSubmatch(part); m != nil {
			keys = append(keys, m[1])
		} else if list != "" {
			r.problem(at, "want keys in back quotes with commas between them after Set by, found %q", part)
		}
	}
	return keys
}

// add puts an entry into its book.
func (r *reading) add(e *entry) {
	at := token.Position{Filename: e.file, Line: e.line}
	if first := r.byID[e.id]; first != nil {
		r.problem(at, "the id %s is used in %s already", e.id, first.file)
		return
	}
	r.byID[e.id] = e
	if strings.HasPrefix(e.section, "§") {
		r.rules = append(r.rules, e)
		return
	}
	if topicOf(e) < 0 {
		r.problem(at, "there is no topic %s", e.section)
	}
	r.conventions = append(r.conventions, e)
}

// tests notes what the tests of a file decide. Conventions have tests that are called so, which decide nothing else.
func (r *reading) tests(tree *ast.File) {
	docs := map[*ast.CommentGroup]string{}
	for _, d := range tree.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv != nil || !strings.HasPrefix(f.Name.Name, "Test") {
			continue
		}
		if f.Doc != nil {
			docs[f.Doc] = f.Name.Name
		}
		if strings.HasPrefix(f.Name.Name, "TestConvention") && !strings.Contains(f.Doc.Text(), "Decides: ") {
			r.problem(r.files.Position(f.Pos()), "%s decides no convention", f.Name.Name)
		}
	}
	for _, comment := range tree.Comments {
		at := r.files.Position(comment.Pos())
		for _, text := range paragraphs(comment) {
			if !strings.HasPrefix(text, "Decides: ") {
				continue
			}
			m, name := decidesForm.FindStringSubmatch(text), docs[comment]
			if m == nil || name == "" {
				r.problem(at, "want Decides: id, id. as a paragraph in the comment of a test, found %q", text)
				continue
			}
			for id := range strings.SplitSeq(m[1], ", ") {
				r.decided = append(r.decided, decision{id, link{name, at.Filename}, at})
			}
		}
	}
}

// paragraphs are those of a comment, each on one line.
func paragraphs(comment *ast.CommentGroup) (list []string) {
	for part := range strings.SplitSeq(comment.Text(), "\n\n") {
		list = append(list, strings.ReplaceAll(strings.TrimRight(part, "\n"), "\n", " "))
	}
	return list
}

// join gives every entry its tests, and puts both books in order.
func (r *reading) join() {
	for _, d := range r.decided {
		if e := r.byID[d.id]; e != nil {
			e.tests = append(e.tests, d.test)
		} else {
			r.problem(d.at, "%s decides %s, which is neither a rule nor a convention", d.test.name, d.id)
		}
	}
	for _, e := range slices.Concat(r.rules, r.conventions) {
		if len(e.tests) == 0 {
			r.problem(token.Position{Filename: e.file, Line: e.line}, "no test decides %s", e.id)
		}
	}
	slices.SortFunc(r.rules, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(len(a.section), len(b.section)), cmp.Compare(a.section, b.section), cmp.Compare(a.id, b.id))
	})
	slices.SortFunc(r.conventions, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(topicOf(a), topicOf(b)), cmp.Compare(a.id, b.id))
	})
}

// topicOf is the place of a convention's topic, -1 for an unknown one.
func topicOf(e *entry) int {
	for i, t := range topics {
		if t.name == e.section {
			return i
		}
	}
	return -1
}
