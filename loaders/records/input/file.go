package input

import (
	"cmp"
	"context"
	"io/fs"
	"slices"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/files"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// File is a file of a source.
type File struct {
	*columns.Binder
	Path   string
	Origin uint32
	Size   int64 // in bytes
	Sheet  string
	SHA256 string // in hexadecimal, "" until it is known

	Progress *files.Progress
	Tried    bool // it was opened, whether that succeeded or not
	Books    account.Books

	handle     fs.File
	Content    *files.Hashing // what is read of it
	info       fs.FileInfo
	Table      *table.Table
	Heads      *headers.Row
	Bound      []*columns.Binding // as in spec.Records
	EventLog   bool               // its rows repeat whole tickets (package merge, eventlog.go)
	ValuesOnly bool               // its events tell values, not changes (package merge, values.go)
	Ignored    IgnoredRows        // what its rows hold where nothing reads them
}

// Open opens the file and finds its header and columns, unless it is open. What is wrong is written into the
// books; ok is false when no row can be read.
func (in *File) Open(root fs.FS) (ok bool) {
	if in.Table != nil || in.Tried {
		return in.Table != nil
	}
	in.Tried = true
	if err := in.openTable(root); err != nil {
		in.Close()
		in.Fail(err)
		return false
	}
	in.Sheet = in.Table.Sheet
	for _, f := range in.Table.Findings {
		in.tableFinding(f)
	}
	in.Heads = headers.New(in.Table.Header)
	in.bind()
	return true
}

// bind finds the columns of all record types.
func (in *File) bind() {
	tickets, events := in.recordSpec(presets.Tickets), in.recordSpec(presets.TicketEvents)
	in.EventLog = tickets != nil && events != nil && isLog(in.Binder.Bind(events, in.Heads, false, new(account.Books)))
	for i := range in.Spec.Records {
		in.Bound = append(in.Bound, in.Binder.Bind(&in.Spec.Records[i], in.Heads, in.EventLog, &in.Books))
	}
	in.ValuesOnly = !in.EventLog && slices.ContainsFunc(in.Bound, func(b *columns.Binding) bool {
		return b.Record == presets.TicketEvents && b.Column("from") == nil
	})
	columns.Unused(in.Heads, in.Bound, &in.Books)
}

// isLog tells whether each row of a file repeats the whole ticket, from the columns of its events.
func isLog(events *columns.Binding) bool {
	what := events.Column("what")
	return events.Column("from") == nil && (what == nil || what.Fixed)
}

func (in *File) recordSpec(record string) *sources.RecordSpec {
	i := slices.IndexFunc(in.Spec.Records, func(r sources.RecordSpec) bool { return r.Type == record })
	if i < 0 {
		return nil
	}
	return &in.Spec.Records[i]
}

func (in *File) openTable(root fs.FS) error {
	if err := in.openFile(root); err != nil {
		return err
	}
	o := table.Options{
		Sheet: in.Spec.Sheet, HeaderRow: in.Spec.HeaderRow, Encoding: in.Spec.Encoding, MaxBytes: in.Spec.MaxBytes,
		Want: wantedHeaders(in.Spec),
	}
	if in.Spec.Delimiter != "" {
		o.Delimiter = in.Spec.Delimiter[0]
	}
	var err error
	in.Table, err = table.Open(in.Path, in.Content, in.info.Size(), o)
	return err
}

func (in *File) openFile(root fs.FS) (err error) {
	if in.handle, err = root.Open(in.Path); err != nil {
		return err
	}
	if in.info, err = in.handle.Stat(); err != nil {
		return err
	}
	file, ok := in.handle.(files.Readable)
	if !ok {
		return finding.NewProblem("load.no-random-access", "")
	}
	in.Content = files.NewHashing(file, in.Progress)
	return nil
}

// Close lets go of the file; what was found out about it stays.
func (in *File) Close() {
	if in.handle != nil {
		in.handle.Close()
	}
	in.handle, in.Table = nil, nil
}

// Reset closes the file as if it had never been opened.
func (in *File) Reset() {
	in.Close()
	*in = File{
		Binder: in.Binder, Path: in.Path, Origin: in.Origin, Size: in.Size, SHA256: in.SHA256, Progress: in.Progress,
		Books: account.Books{Owner: in.Books.Owner},
	}
}

// wantedHeaders are the names that tell a file's header from titles above it.
func wantedHeaders(spec *sources.Spec) []string {
	var all []string
	for _, r := range spec.Records {
		for _, headers := range r.Columns {
			all = append(all, headers...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// RowsMissing writes into the books that reading ended before the file did, or went on behind a damaged place.
func (in *File) RowsMissing(err error) {
	what, hint := files.InWords(err)
	in.Fail(&finding.Problem{Message: finding.Say("load.rows-missing", what), Hint: hint})
}

// Fail writes into the books why rows could not be read.
func (in *File) Fail(err error) {
	what, hint := files.InWords(err)
	in.Books.Find(what.String(), evidence.Finding{Severity: evidence.Severe, Message: what, Hint: hint})
	in.Books.Incomplete = true
}

// serious are the findings of package table that may change a figure.
var serious = []table.Kind{
	table.MixedEncoding, table.OneColumn, table.SheetChosen, table.HiddenSheet, table.ShortRows, table.BeyondHeader,
	table.HiddenRows, table.MergedCells, table.FewerRows,
}

func (in *File) tableFinding(f table.Finding) {
	severity := evidence.Note
	if slices.Contains(serious, f.Kind) {
		severity = evidence.Warning
	}
	what := f.Message()
	in.Books.Find(what.String(), evidence.Finding{Severity: severity, Row: f.Row, Message: what, Count: f.Count})
}

// Digest finishes the file's SHA-256. A file that is read a second time has one already, and must not differ.
func (in *File) Digest(ctx context.Context) error {
	sum, err := in.Content.Sum(ctx)
	if err == nil && in.SHA256 != "" && in.SHA256 != sum {
		in.changed()
	}
	in.SHA256 = cmp.Or(in.SHA256, sum)
	return err
}

// CheckUnchanged notes that a file was written to while it was read: rows and digest may not belong together.
func (in *File) CheckUnchanged(root fs.FS) {
	now, err := fs.Stat(root, in.Path)
	if err != nil || now.Size() != in.info.Size() || !now.ModTime().Equal(in.info.ModTime()) {
		in.changed()
	}
}

func (in *File) changed() {
	in.Fail(finding.NewProblem("load.file-changed", "hint.run-again"))
}

// AddFindings takes over what the reading of the rows noticed.
func (in *File) AddFindings(pass *table.Pass) {
	for _, f := range pass.Findings() {
		in.tableFinding(f)
	}
}
