package records

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/rowfilter"
)

// recordKind is a kind whatever its types: what the loading of files needs to know of it.
type recordKind interface {
	recordType() string
	instantFields() []string
	parser(b *columns.Binding, readers *readers, h *headers.Row) (rowParser, error)
	checkWhere(expression string) error
}

// kinds are the record types that become evidence; samples are streamed instead. A new one is a file and a line.
func kinds() []recordKind {
	return []recordKind{
		ticketKind(), eventKind(), outageKind(), claimKind(), surveyKind(), tallyKind(), obligationKind(), sampleKind(),
		creditClaimKind(),
	}
}

// kindOf finds a kind by the name of its record type; nil when there is none.
func kindOf(name string) recordKind {
	for _, k := range kinds() {
		if k.recordType() == name {
			return k
		}
	}
	return nil
}

func (k kind[S, R]) recordType() string { return k.name }

// instantFields lists the fields that hold times, in the order of presets.Fields.
func (k kind[S, R]) instantFields() []string {
	record, _ := presets.RecordOf(k.name)
	var names []string
	for _, f := range record.Fields {
		if k.slots[f.Name].instant != nil {
			names = append(names, f.Name)
		}
	}
	return names
}

func (k kind[S, R]) parser(b *columns.Binding, readers *readers, h *headers.Row) (rowParser, error) {
	return newParser(k, b, readers, h)
}

// CheckWhere tells what is wrong with the filter of a source, as far as that shows without its files. The error
// is a *filter.Error.
func CheckWhere(recordType, expression string) error {
	if k := kindOf(recordType); k != nil {
		return k.checkWhere(expression)
	}
	return nil
}

func (k kind[S, R]) checkWhere(expression string) error {
	_, err := rowfilter.Compile[R](expression, nil, nil)
	return err
}
