package recordtypes

import (
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/loaders/records/samples"
)

// Kind is a kind whatever its types: what the loading of files needs to know of it.
type Kind interface {
	RecordType() string
	Parser(b *columns.Binding, source *rows.Source, h *headers.Row) (rows.Parser, error)
	CheckWhere(expression string) error
}

// all are the record types that become evidence; samples are streamed instead. A new one is a file and a line.
func all() []Kind {
	return []Kind{
		TicketKind(), EventKind(), OutageKind(), ClaimKind(), SurveyKind(), TallyKind(), ObligationKind(), samples.Kind(),
		CreditClaimKind(),
	}
}

// Of finds a kind by the name of its record type; nil when there is none.
func Of(name string) Kind {
	for _, k := range all() {
		if k.RecordType() == name {
			return k
		}
	}
	return nil
}

// CheckWhere tells what is wrong with the filter of a source, as far as that shows without its files. The error
// is a *filter.Error.
func CheckWhere(recordType, expression string) error {
	if k := Of(recordType); k != nil {
		return k.CheckWhere(expression)
	}
	return nil
}
