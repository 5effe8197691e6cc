package rows

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/durations"
	"github.com/slareport/slareport/loaders/cell/flags"
	"github.com/slareport/slareport/loaders/cell/numbers"
	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/files"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// step reads one column of a record, for one goroutine.
type step[S any] struct {
	*columns.Column
	slot Slot[S]
	bare func(*S, string)
	values.Meanings
	texts   values.Texts
	words   values.Words
	times   *values.Instants
	numbers numbers.Reader
	lengths durations.Reader
	flags   flags.Reader
	// whether a trimmed text says that there is nothing, and that nobody knows it, see noName and unknownName
	isNothing, isUnknown func(text []byte) bool
}

func newStep[S any, R filter.Record](c *columns.Column, k *Kind[S, R], source *Source) step[S] {
	s := step[S]{
		Column: c, slot: k.Slots[c.Field.Name], bare: k.DateOnly, Meanings: values.NewMeanings(c.Values),
		isNothing: noName(c.Field.Name), isUnknown: unknownName(c.Field.Name), texts: values.Texts{All: source.Texts},
	}
	if c.Field.Type == presets.Number || c.Field.Type == presets.Duration {
		s.numbers = source.NumbersOf(k.Name, c)
	}
	if s.slot.Instant != nil {
		s.times = source.Instants(k.Name, c.Field.Name)
	}
	s.flags.Retries = k.Name == presets.Samples
	if s.slot.Length != nil {
		s.lengths, _ = durations.Declare(c.Unit) // the workspace has checked the unit
		s.lengths.Numbers, s.lengths.Headed = s.numbers, c.Headed
		s.lengths.Day, s.lengths.Week = source.day, source.week
		s.lengths.Working = k.Name == presets.Tickets
	}
	return s
}

// read puts a cell into its place. The reason is why the row must be rejected, or "".
func (s *step[S]) read(into *S, raw, clock cell.Raw, row int, doubts []pendingFinding) (reason account.Cause,
	_ []pendingFinding) {
	if s.StandFor != nil {
		raw = s.Meanings.Of(raw)
	}
	if s.slot.NoAnswer != nil && meansNoAnswer(raw) {
		s.slot.NoAnswer(into)
		return account.Cause{}, append(doubts, s.lost(row, raw))
	}
	known, notes, err := s.put(into, raw, clock)
	if err == nil && notes == 0 && (known || !s.Field.Required) {
		return account.Cause{}, doubts
	}
	switch {
	case err != nil && (s.Field.Required || s.Field.Name == "client"): // a client that cannot be read is not every client
		reason = account.Cause{Key: "load.unreadable", Name: s.Name()}
		doubts = append(doubts, s.problem(row, err, "load.row-not-loaded"))
	case err != nil:
		doubts = append(doubts, s.problem(row, err, "load.left-blank"))
	case !known && s.Field.Required:
		reason = account.Cause{Key: "load.blank", Name: s.Name()}
		f := evidence.Finding{
			Severity: evidence.Severe, Row: row, Column: s.Name(), Message: NotLoaded(finding.Say("load.blank-but-needed")),
		}
		doubts = append(doubts, pendingFinding{"blank", f})
	}
	notes.Each(func(n cell.Note) { doubts = append(doubts, s.findingOf(row, n, raw)) })
	return reason, doubts
}

// put reads the cell by the type of its slot; known tells whether there was a value.
func (s *step[S]) put(into *S, raw, clock cell.Raw) (known bool, notes cell.Note, err error) {
	switch {
	case s.slot.Text != nil || s.slot.Word != nil || s.slot.List != nil:
		known, err = s.putText(into, raw)
	case s.slot.Instant != nil:
		at, n, e := s.instant(raw, clock)
		if notes, err, known = n, e, at.Known(); known {
			*s.slot.Instant(into) = at
			if s.bare != nil && n&cell.DateOnly != 0 {
				s.bare(into, s.Field.Name)
			}
		}
	case s.slot.Length != nil:
		v, n, e := s.lengths.Read(raw)
		if notes, err, known = n, e, v != durations.None; known {
			if err = s.sign(raw, int64(v)); err == nil {
				*s.slot.Length(into) = v
			}
		}
	case s.slot.Flag != nil:
		v, n, e := s.flags.Read(raw)
		if notes, err, known = n, e, v != evidence.Blank; known {
			*s.slot.Flag(into) = v
		}
	default:
		return s.putNumber(into, raw)
	}
	return known, notes, err
}

// instant reads a time; the time of day of a bare date may stand in a column of its own.
func (s *step[S]) instant(raw, clock cell.Raw) (timeline.Instant, cell.Note, error) {
	at, notes, err := s.times.Read(raw)
	if err != nil || notes&cell.DateOnly == 0 || clock.Blank() {
		return at, notes, err
	}
	joined, joinedNotes, wrong := s.times.ReadJoined(raw, clock)
	if _, _, noDate := s.times.Read(clock); wrong != nil && noDate == nil {
		return at, notes, nil // it is no time of day but another date, for rows without this one
	}
	return joined, joinedNotes, wrong
}

func (s *step[S]) putNumber(into *S, raw cell.Raw) (known bool, notes cell.Note, err error) {
	v, notes, err := s.numbers.Read(raw)
	if err != nil || !v.Known() {
		return false, 0, err
	}
	if err = s.sign(raw, int64(v)); err != nil {
		return false, 0, err
	}
	if s.slot.Number != nil {
		if s.slot.Written != nil {
			s.slot.Written(into, s.numbers.Currency(raw))
		}
		*s.slot.Number(into) = v
		return true, notes, nil
	}
	if v%evidence.One != 0 {
		return false, 0, finding.NewProblem("cell.has-decimals", "hint.decimal-mark", finding.Shown(raw.Text))
	}
	*s.slot.Whole(into) = int64(v / evidence.One)
	return true, notes, nil
}

// sign refuses what cannot be negative.
func (s *step[S]) sign(raw cell.Raw, v int64) error {
	if v < 0 && s.slot.NotNegative {
		return finding.NewProblem("cell.negative", "", finding.Shown(raw.Text))
	}
	return nil
}

// namesOnly are the fields in which "-" and "n/a" are no names. A service of that name would be nobody's concern, and
// all requesters without a name one person.
//
// Convention records (no-names): In service and requester the words by which exports say that there is nothing, such as
// - and n/a, are as good as blank.
var namesOnly = []string{"service", "requester"}

// noName tells whether a text says that there is no name, in a field.
func noName(field string) func(text []byte) bool {
	if slices.Contains(namesOnly, field) {
		return cell.SaysNothing
	}
	return func([]byte) bool { return false }
}

// Names by which records belong to a client or an objective, and those by which they have one of its targets.
var (
	placeNames  = []string{"client", "service", "site"}
	targetNames = []string{
		"objective", "provider", "priority", "impact", "urgency", "tier", "severity", "cause", "fault",
	}
)

// unknownName tells whether a text that should be a name says that the name is not known, in a field.
//
// Convention doubt (names-unknown): ?, tbd and error values of spreadsheets such as #N/A are unread wherever a name is
// wanted by which records belong to a client, a service, a site, an objective, a target or a cause, and in every date,
// number, length and yes/no; unknown in the first three. An error value is unread in every other text as well. -, n/a,
// null and their like are blank.
func unknownName(field string) func(text []byte) bool {
	switch {
	case slices.Contains(placeNames, field):
		return cell.NamesNobody
	case slices.Contains(targetNames, field):
		return cell.SaysUnknown
	}
	return cell.IsFault
}

// putText reads the types of slots that hold texts.
//
// Nearly every cell of a column holds, letter for letter, a text that was met in the column before. It was found to be
// one then, so that neither white space nor words for nothing are looked for again.
func (s *step[S]) putText(into *S, raw cell.Raw) (known bool, err error) {
	if s.slot.Text != nil && raw.Kind() == cell.Text {
		if text, met := s.texts.Met(raw.Text); met {
			*s.slot.Text(into) = text
			return true, nil
		}
	}
	text := values.Trim(raw.Text)
	if raw.Kind() != cell.Text {
		if text, err = values.TextOf(raw); err != nil {
			return false, err
		}
	}
	if len(text) == 0 || s.isNothing(text) {
		return false, nil
	}
	if s.isUnknown(text) {
		return false, cell.Problem(text, "cell.nobody-knows", "hint.nobody-knows")
	}
	switch {
	case s.slot.Text != nil:
		*s.slot.Text(into) = s.texts.Of(text)
	case s.slot.Word != nil:
		*s.slot.Word(into) = s.words.Of(text)
	case raw.Kind() == cell.Text:
		*s.slot.List(into) = listOf(raw.Text) // line ends part texts
	default:
		*s.slot.List(into) = listOf(text)
	}
	return true, nil
}

// listOf splits a cell of several texts at commas, semicolons and line ends.
func listOf(text []byte) []string {
	var list []string
	for _, part := range strings.FieldsFunc(string(text), func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if part = evidence.Plain(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// problem is the finding of a cell that cannot be read. Problems with the same hint are mistakes of one kind.
func (s *step[S]) problem(row int, err error, consequence string) pendingFinding {
	what, hint := files.InWords(err)
	f := evidence.Finding{
		Severity: evidence.Severe, Row: row, Column: s.Name(), Message: finding.Say(consequence, what), Hint: hint,
	}
	return pendingFinding{hint.Key + consequence, f}
}

// lost is the finding of a word for an answer that never came.
func (s *step[S]) lost(row int, raw cell.Raw) pendingFinding {
	f := evidence.Finding{
		Severity: evidence.Note, Row: row, Column: s.Name(),
		Message: finding.Say("load.lost-sample", finding.Shown(values.Trim(raw.Text))),
	}
	return pendingFinding{"lost", f}
}

// wholeDay are the notes on dates without a time of what did not happen at an instant of that day.
//
// Rule §13 (date-only): A date without a time is the end of that day for what is due, and the whole day for an
// interval.
var wholeDay = map[times.DayPart]string{
	times.DayBegin: "note.first-day", times.DayLast: "note.due-day", times.DayPast: "note.last-day",
}

// findingOf is the finding of a cell that was read in a way worth telling.
func (s *step[S]) findingOf(row int, n cell.Note, raw cell.Raw) pendingFinding {
	severity := evidence.Warning
	if n&(cell.Rounded|cell.DateOnly|cell.OrderAssumed) != 0 {
		severity = evidence.Note
	}
	key, seen := n.Key(), values.Trim(raw.Text)
	if n == cell.DateOnly && !s.Field.Happened {
		key = wholeDay[s.Field.Day]
	}
	if raw.Kind() != cell.Text {
		if written, err := values.TextOf(raw); err == nil { // the day number of a date says nothing to a person
			seen = written
		}
	}
	return pendingFinding{
		key, evidence.Finding{Severity: severity, Row: row, Column: s.Name(), Message: finding.Say(key, finding.Shown(seen))},
	}
}
