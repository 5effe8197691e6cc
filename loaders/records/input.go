package records

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
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// input is a file of a source.
type input struct {
	*columns.Binder
	path   string
	origin uint32
	size   int64 // in bytes
	sheet  string
	sha256 string // in hexadecimal, "" until it is known

	progress *files.Progress
	tried    bool // it was opened, whether that succeeded or not
	books    account.Books

	handle fs.File
	bytes  *files.Hashing // what is read of it
	info   fs.FileInfo
	table  *table.Table
	heads  *headers.Row
	bound  []*columns.Binding // as in spec.Records
	log    bool               // its rows repeat whole tickets, see snapshots.go
	values bool               // its events tell values, not changes, see running.go
	others otherCells         // what its rows hold where nothing reads them
}

// open opens the file and finds its header and columns, unless it is open. What is wrong is written into the
// books; ok is false when no row can be read.
func (in *input) open(root fs.FS) (ok bool) {
	if in.table != nil || in.tried {
		return in.table != nil
	}
	in.tried = true
	if err := in.openTable(root); err != nil {
		in.close()
		in.failed(err)
		return false
	}
	in.sheet = in.table.Sheet
	for _, f := range in.table.Findings {
		in.tableFinding(f)
	}
	in.heads = headers.New(in.table.Header)
	in.bind()
	return true
}

// bind finds the columns of all record types.
func (in *input) bind() {
	tickets, events := in.recordSpec(presets.Tickets), in.recordSpec(presets.TicketEvents)
	in.log = tickets != nil && events != nil && isLog(in.Binder.Bind(events, in.heads, false, new(account.Books)))
	for i := range in.Spec.Records {
		in.bound = append(in.bound, in.Binder.Bind(&in.Spec.Records[i], in.heads, in.log, &in.books))
	}
	in.values = !in.log && slices.ContainsFunc(in.bound, func(b *columns.Binding) bool {
		return b.Record == presets.TicketEvents && b.Column("from") == nil
	})
	columns.Unused(in.heads, in.bound, &in.books)
}

func (in *input) recordSpec(record string) *workspace.RecordSpec {
	i := slices.IndexFunc(in.Spec.Records, func(r workspace.RecordSpec) bool { return r.Type == record })
	if i < 0 {
		return nil
	}
	return &in.Spec.Records[i]
}

func (in *input) openTable(root fs.FS) error {
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
	in.table, err = table.Open(in.path, in.bytes, in.info.Size(), o)
	return err
}

func (in *input) openFile(root fs.FS) (err error) {
	if in.handle, err = root.Open(in.path); err != nil {
		return err
	}
	if in.info, err = in.handle.Stat(); err != nil {
		return err
	}
	file, ok := in.handle.(files.Readable)
	if !ok {
		return finding.NewProblem("load.no-random-access", "")
	}
	in.bytes = files.NewHashing(file, in.progress)
	return nil
}

// close lets go of the file; what was found out about it stays.
func (in *input) close() {
	if in.handle != nil {
		in.handle.Close()
	}
	in.handle, in.table = nil, nil
}

// forget closes the file as if it had never been opened.
func (in *input) forget() {
	in.close()
	*in = input{
		Binder: in.Binder, path: in.path, origin: in.origin, size: in.size, sha256: in.sha256, progress: in.progress,
		books: account.Books{Owner: in.books.Owner},
	}
}

// wantedHeaders are the names that tell a file's header from titles above it.
func wantedHeaders(spec *workspace.SourceSpec) []string {
	var all []string
	for _, r := range spec.Records {
		for _, headers := range r.Columns {
			all = append(all, headers...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// lost writes into the books that reading ended before the file did, or went on behind a damaged place.
func (in *input) lost(err error) {
	what, hint := files.InWords(err)
	in.failed(&finding.Problem{Message: finding.Say("load.rows-missing", what), Hint: hint})
}

// failed writes into the books why rows could not be read.
func (in *input) failed(err error) {
	what, hint := files.InWords(err)
	in.books.Find(what.String(), evidence.Finding{Severity: evidence.Severe, Message: what, Hint: hint})
	in.books.Incomplete = true
}

// serious are the findings of package table that may change a figure.
var serious = []table.Kind{
	table.MixedEncoding, table.OneColumn, table.SheetChosen, table.HiddenSheet, table.ShortRows, table.BeyondHeader,
	table.HiddenRows, table.MergedCells, table.FewerRows,
}

func (in *input) tableFinding(f table.Finding) {
	severity := evidence.Note
	if slices.Contains(serious, f.Kind) {
		severity = evidence.Warning
	}
	what := f.Message()
	in.books.Find(what.String(), evidence.Finding{Severity: severity, Row: f.Row, Message: what, Count: f.Count})
}

// digest finishes the file's SHA-256. A file that is read a second time has one already, and must not differ.
func (in *input) digest(ctx context.Context) error {
	sum, err := in.bytes.Sum(ctx)
	if err == nil && in.sha256 != "" && in.sha256 != sum {
		in.changed()
	}
	in.sha256 = cmp.Or(in.sha256, sum)
	return err
}

// checkUnchanged notes that a file was written to while it was read: rows and digest may not belong together.
func (in *input) checkUnchanged(root fs.FS) {
	now, err := fs.Stat(root, in.path)
	if err != nil || now.Size() != in.info.Size() || !now.ModTime().Equal(in.info.ModTime()) {
		in.changed()
	}
}

func (in *input) changed() {
	in.failed(finding.NewProblem("load.file-changed", "hint.run-again"))
}
