package cases

import (
	"fmt"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// reading reads the fields of one record type.
type reading[R filter.Record] struct {
	where         func(*R, timeline.Instant) (filter.Answer, error)
	from, to, due func(*R) timeline.Instant // nil where no field starts or stops the clock, due where there is no promise
	keys          []func(*R) evidence.Text
	begin, event  func(*evidence.Event) (bool, error) // nil where the clock starts or stops at a field
}

func newReading[R filter.Record](x *Reader) (r reading[R], err error) {
	if r.where, err = filter.Condition[R](x.rules.Where, x.Ctx.Agreement.Zone); err != nil {
		return r, fmt.Errorf("where: %w", err)
	}
	if x.from() == atEvent {
		r.begin, err = x.eventRule("from", "start", x.rules.Start)
	} else if r.from, err = instantField[R](x.from()); err != nil {
		err = fmt.Errorf("from: %w", err)
	}
	if err != nil {
		return r, err
	}
	if x.to() == firstResponse && x.rules.Of == "outages" {
		return r, fmt.Errorf("to: outages have no %s: want acknowledged or notified", firstResponse)
	}
	if x.to() == atEvent {
		if r.event, err = x.eventRule("to", "event", x.rules.Event); err != nil {
			return r, err
		}
	}
	if x.to() != firstResponse && x.to() != atEvent {
		if r.to, err = instantField[R](x.to()); err != nil {
			return r, fmt.Errorf("to: %w", err)
		}
	}
	if x.rules.By != "" {
		if r.due, err = instantField[R](x.rules.By); err != nil {
			return r, fmt.Errorf("by: %w", err)
		}
	}
	if len(x.rules.Keys) > records.MaxKeys {
		return r, fmt.Errorf("within: a target may depend on %d fields, not on %d", records.MaxKeys, len(x.rules.Keys))
	}
	for _, key := range x.rules.Keys {
		get := filter.Text[R](records.FieldName(key))
		if get == nil {
			return r, fmt.Errorf("within: there is no field %q that a target can depend on, such as priority or category", key)
		}
		r.keys = append(r.keys, get)
	}
	return r, nil
}

func instantField[R filter.Record](name string) (func(*R) timeline.Instant, error) {
	get := filter.Instant[R](records.FieldName(name))
	if get == nil {
		return nil, fmt.Errorf(
			"there is no time called %q, such as opened, responded, resolved or closed of tickets, from, detected or to of "+
				"outages",
			name,
		)
	}
	return get, nil
}
