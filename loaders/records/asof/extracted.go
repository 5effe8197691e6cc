package asof

import (
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// Extracted is when the data was extracted by what its sources say, and the source that says so: the newest of them; of
// equal ones the first. It is unknown where none says anything.
//
// Convention time (as-of-extracted): Without `--as-of`, `as_of` is the newest instant at which a source was
// `extracted`; where no source says so, the newest instant in the data that is not alone.
func Extracted(e *evidence.Evidence) (at timeline.Instant, source string) {
	at = timeline.NoInstant
	for _, o := range e.Origins {
		if x, said := e.Extracted[o.Source]; said && x > at {
			at, source = x, o.Source
		}
	}
	return at, source
}

// TellLater names the newest row of each source that is later than its extraction: what slareport.yaml says may be that
// of an earlier export. A row that is alone is named by SettleNewest.
func TellLater(e *evidence.Evidence) (found []evidence.Finding) {
	told := map[string]bool{}
	for _, o := range e.Origins {
		at, said := e.Extracted[o.Source]
		believed, _ := Split(e.Dates[o.Source])
		if told[o.Source] || !said || len(believed) == 0 || believed[len(believed)-1].To <= at {
			continue
		}
		told[o.Source] = true
		s := believed[len(believed)-1]
		source := &e.Sources[s.Row.Origin]
		f := evidence.Finding{
			Severity: evidence.Warning, File: source.File, Sheet: source.Sheet, Row: int(s.Row.Row), Column: s.Column, Count: 1,
			Message: finding.Say("load.after-extraction", s.To), Hint: finding.Say("hint.after-extraction"),
		}
		account.Say(source, f)
		found = append(found, f)
	}
	return found
}
