package sources

import (
	"errors"
	"slices"
	"time"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/durations"
	"github.com/slareport/slareport/loaders/cell/numbers"
	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/extent"
	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/timeline"
)

// export is a source as it is written, before it is completed from its preset.
type export struct {
	Spec
	types   []string
	where   byRecord[string]
	columns perField[[]string]
	set     perField[string]
	units   perField[string]
	values  perField[map[string]string]
}

// Source is the table of one export.
func Source(s *scope.Scope, from *files.Reader) shape.Of[Spec] {
	type e = export
	records := shape.Unique(shape.OneOrMore(shape.Choice(recordNames()...)), func(s string) string { return s })
	table := shape.Object[e]{
		Name: "a source", Doc: "One export: where it lies and how its rows become records.",
		Keys: []shape.Key[e]{
			shape.Field("id", "short name of the source",
				scope.ID("incidents"),
				func(v *e) *string { return &v.ID }).Required(),
			shape.Field("files", "file or files, such as data/incidents-*.csv; ** crosses folders", globs(from),
				func(v *e) *[]string { return &v.Files }).Required(),
			shape.Field("exclude", "files to leave out of these", globs(from), func(v *e) *[]string { return &v.Exclude }),
			shape.Field("sheet", "sheet of a workbook; the first unless told", shape.Text(),
				func(v *e) *string { return &v.Sheet }),
			shape.Field("header-row", "row of the headers, counted from 1; found out unless told", shape.Whole(1, 1000),
				func(v *e) *int { return &v.HeaderRow }),
			shape.Field("records", "record type a row becomes, or several: [tickets, ticket-events]", records,
				func(v *e) *[]string { return &v.types }).Required(),
			shape.Field("preset", "header names of a known export; columns add to it or override it",
				shape.Choice(presets.Names()...), func(v *e) *string { return &v.Preset }),
			fieldsKey("columns",
				"header of the column for a field, or several of which the first that is there counts: {cause: Resolution code}",
				shape.OneOrMore(shape.Text()), func(v *e) *perField[[]string] { return &v.columns }),
			fieldsKey("set", "constant for a field that no column gives: {client: Acme Retail}", shape.Text(),
				func(v *e) *perField[string] { return &v.set }),
			shape.FieldFor(
				"where",
				"filter on the records, such as category != \"Request\"; where a source has several record types it is for the "+
					"first, or one by record type",
				where(s, nil).Schema, func(v *e) shape.Of[byRecord[string]] { return where(s, v) },
				func(v *e) *byRecord[string] { return &v.where },
			),
			shape.Field("delimiter", "character between the columns of a text file; found out unless told", delimiter(),
				func(v *e) *string { return &v.Delimiter }),
			shape.Field("encoding", "encoding of a text file; found out unless told", shape.Choice(encodings...),
				func(v *e) *string { return &v.Encoding }),
			shape.Field("decimal", "decimal mark; found out unless told", shape.Choice(".", ","),
				func(v *e) *string { return &v.Decimal }),
			shape.Field("dates", "how dates are written, such as dd.MM.yyyy HH:mm, or several; found out unless told",
				shape.OneOrMore(dateFormat()), func(v *e) *[]string { return &v.Dates }),
			shape.Field(
				"date-order", "which number of 03/04/2026 is the day; found out unless told",
				shape.Named(orderNames, func(i int) times.Order { return orders[i] }),
				func(v *e) *times.Order { return &v.Order },
			),
			shape.Field("timezone", "zone of times without an offset; unless told, that of the agreement of the row's client",
				scalars.Zone(), func(v *e) **time.Location { return &v.Zone }),
			shape.Field("extracted",
				"when the files were extracted, such as 2026-11-03 06:30, or how their names tell it, such as "+
					"outages-{yyyy-MM-dd}; a date is in the data to its end; unless told, the newest instant in the data tells",
				extent.ExtractionKey(), func(v *e) *extent.Extraction { return &v.Extracted }),
			shape.Field("covers",
				"up to when a register of outages, claims, obligations or credit-claims speaks, such as 2026-10-31; "+
					"unless told, up to when it was extracted",
				extent.MomentKey(), func(v *e) *extent.Moment { return &v.Covers }),
			shape.Field("max-bytes", "how much a packed file or a workbook may unpack to, such as 1GB; 256MB unless told",
				scalars.Size(), func(v *e) *int64 { return &v.MaxBytes }),
			checkedFieldsKey(
				"units", "unit of bare numbers in a field that is a length of time: {on_hold: min, latency: s}; "+
					"hh:mm or mm:ss says what 1:30 is",
				unit(), hasUnit, func(v *e) *perField[string] { return &v.units },
			),
			shape.Field("day", "how long a day is in lengths such as 2d: 24h, or the working day of a team, such as 8h",
				scalars.Duration(), func(v *e) *timeline.Micros { return &v.Day }),
			shape.Field("week",
				"how long a week is in lengths such as 1w: 7d of 24 hours, or the working week of a team, such as 40h",
				scalars.Duration(), func(v *e) *timeline.Micros { return &v.Week }),
			fieldsKey("values", "what cells stand for: {ok: {up: yes, down: no}}", shape.Fold(shape.Cell()),
				func(v *e) *perField[map[string]string] { return &v.values }),
		},
		Done: func(r *shape.Reader, at shape.At, v *e) {
			v.Place = scope.Place(r, at.Node)
			s.Once(r, at, v.ID)
			coversRegisters(r, at, v)
			daysOfLengths(r, at, v)
			if at.Has("records") && (at.Has("preset") || !at.Given("preset")) {
				v.complete(r, at)
			}
		},
	}
	return shape.Map(table.Shape(), func(v e) Spec { return v.Spec })
}

// coversRegisters refuses the key covers where it has no effect: only the silence of a register says that nothing
// happened.
func coversRegisters(r *shape.Reader, at shape.At, v *export) {
	if v.Covers != "" && len(v.types) > 0 && !slices.ContainsFunc(v.types, presets.IsRegister) {
		r.Problem(at.Key("covers"), "extracted says when other sources were exported",
			"covers is for a source of outages, claims, obligations or credit-claims")
	}
}

// daysOfLengths refuses the keys day and week where they have no effect.
func daysOfLengths(r *shape.Reader, at shape.At, v *export) {
	for _, key := range []string{"day", "week"} {
		if at.Has(key) && len(v.types) > 0 && !slices.ContainsFunc(v.types, hasLength) {
			r.Problem(at.Key(key), "leave it out", "%s is for a source of tickets or outages, which have lengths of time", key)
		}
	}
}

func hasLength(record string) bool {
	known, _ := presets.RecordOf(record)
	return slices.ContainsFunc(known.Fields, func(f presets.Field) bool { return f.Type == presets.Duration })
}

func recordNames() []string {
	names := make([]string, len(presets.Fields))
	for i, record := range presets.Fields {
		names[i] = record.Name
	}
	return names
}

// dateFormat is a form of dates that cells are read by.
func dateFormat() shape.Of[string] {
	return shape.Check(shape.Text(), func(r *shape.Reader, n *shape.Node, text string) (string, bool) {
		return declared(r, n, text, func() error {
			_, err := times.New(times.Options{Formats: []string{text}})
			return err
		})
	})
}

// unit is the unit of bare numbers that durations are read by.
func unit() shape.Of[string] {
	return shape.Check(shape.Text(), func(r *shape.Reader, n *shape.Node, text string) (string, bool) {
		return declared(r, n, text, func() error {
			_, err := durations.Declare(text)
			return err
		})
	})
}

// hasUnit refuses the unit of a field that has none.
func hasUnit(f presets.Field, word string) (what, hint string) {
	reader, err := durations.Declare(word)
	switch {
	case err != nil || f.Type == presets.Duration:
		return "", ""
	case f.Of != numbers.Time:
		return "the field " + shape.Quote(f.Name) + " is no length of time, so a unit has no effect", "leave it out"
	case reader.Unit == 0:
		return "the numbers of " + shape.Quote(f.Name) + " have one unit, found " + shape.Quote(word),
			"units are ms, s, min, h, d and w"
	}
	return "", ""
}

// declared passes on what the readers of cells say about a declaration.
func declared(r *shape.Reader, n *shape.Node, text string, try func() error) (string, bool) {
	err := try()
	if err == nil {
		return text, true
	}
	p := &cell.Mistake{Text: err.Error()}
	errors.As(err, &p)
	r.Problem(n, p.Hint, "%s", p.Text)
	return "", false
}

// encodings are those that text files are read in.
var encodings = []string{
	"utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1250", "windows-1251", "windows-1252", "windows-1253",
	"windows-1254",
	"windows-1257", "iso-8859-1", "iso-8859-2", "iso-8859-15", "macintosh",
}

// delimiter is one character, or its name.
func delimiter() shape.Of[string] {
	names := map[string]string{"tab": "\t", "space": " "}
	return shape.Parsed(shape.Exactly(
		`^(tab|space|[!#-/:-@\[-\x60{-~])$`,
	), `a mark such as ";" or tab`, func(s string) (string, string, bool) {
		if c, ok := names[s]; ok {
			return c, "", true
		}
		mark := len(s) == 1 && s[0] > ' ' && s[0] < 0x7f && s != `"` && !('0' <= s[0] && s[0] <= '9') &&
			!('a' <= s[0]|0x20 && s[0]|0x20 <= 'z')
		return s, "", mark
	})
}

// where is a filter for the first record type, or one by record type.
func where(s *scope.Scope, v *export) shape.Of[byRecord[string]] {
	var types []string
	if v != nil {
		types = v.types
	}
	record := ""
	if len(types) > 0 {
		record = types[0]
	}
	one := shape.Map(s.Expression("where", record),
		func(text string) byRecord[string] { return byRecord[string]{record: text} })
	several := perRecord(types, func(record string) shape.Of[string] { return s.Expression("where", record) })
	return shape.Of[byRecord[string]]{
		Schema: shape.AnyOf(one.Schema, several.Schema),
		Read: func(r *shape.Reader, n *shape.Node) (byRecord[string], bool) {
			if n.Kind == shape.Mapping {
				return several.Read(r, n)
			}
			return one.Read(r, n)
		},
	}
}
