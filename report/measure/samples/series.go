package samples

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/filter/comparisons"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/sampling"
)

// match is how a series stands to an objective.
type match struct {
	in    bool // it is the objective's
	maybe bool // it leaves blank what the objective's filter asks for, so that it may be the objective's or not
}

// matches tells how a client's series stand to an objective.
func matches(ctx *measure.Context, o *agreement.Objective, where string) (func(sampling.Key) (match, error), error) {
	holds, err := filter.Bool[evidence.Series](where, ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("objective %s, where: %w", o.ID, err)
	}
	asked := Asked(where)
	return func(k sampling.Key) (match, error) {
		if !measure.Concerns(o.Service, k.Service.String()) || !measure.Concerns(o.Site(), k.Site.String()) ||
			o.Plan.Source != "" && o.Plan.Source != k.Source {
			return match{}, nil
		}
		in, err := holds(&k.Series)
		return match{in, leavesBlank(&k, asked) && !comparisons.Exclude(where, texts(&k), evidence.Same)}, err
	}, nil
}

// Asked are the fields that a filter on series asks for, without asking whether they are blank.
func Asked(where string) []string {
	return slices.DeleteFunc(filter.Fields("samples", where), func(field string) bool {
		return field == "client" || comparisons.AskBlank(field, where)
	})
}

func leavesBlank(k *sampling.Key, fields []string) bool {
	said := texts(k)
	return slices.ContainsFunc(fields, func(field string) bool { return said[field] == "" })
}

// texts are what a series says of itself, by field; nothing of what it leaves blank.
func texts(k *sampling.Key) map[string]string {
	out := map[string]string{}
	for _, field := range []string{"service", "site", "provider"} {
		if text := filter.Text[evidence.Series](field)(&k.Series); !text.Empty() {
			out[field] = text.String()
		}
	}
	return out
}

// SeriesOf lists the series that an objective sees, in canonical order.
func SeriesOf(ctx *measure.Context, o *agreement.Objective, where string) (list []*sampling.Series, err error) {
	return seriesOf(ctx, o, where, func(k sampling.Key, m match) bool {
		if in, supposed := ctx.Doubtful[k]; supposed {
			return in
		}
		return m.in
	})
}

// MaybeOf lists the series of which nobody knows whether an objective is about them: of some sources, those that leave
// a field blank.
func MaybeOf(
	ctx *measure.Context, o *agreement.Objective, where string, blank func(source, field string) bool,
) (list []*sampling.Series, err error) {
	return seriesOf(ctx, o, where, func(k sampling.Key, m match) bool {
		said, source := texts(&k), k.Source
		return (m.in || m.maybe) && slices.ContainsFunc([]string{"service", "site", "provider"}, func(field string) bool {
			return said[field] == "" && blank(source, field)
		})
	})
}

func seriesOf(
	ctx *measure.Context, o *agreement.Objective, where string, takes func(sampling.Key, match) bool,
) (list []*sampling.Series, err error) {
	if ctx.Samples == nil {
		return nil, nil
	}
	of, err := matches(ctx, o, where)
	if err != nil {
		return nil, err
	}
	all := ctx.Samples.Of(ctx.Agreement.Names())
	list = all[:0] // the list is nobody else's
	for _, s := range all {
		m, err := of(s.Key)
		if err != nil {
			return nil, fmt.Errorf("objective %s, where, for service %q, site %q: %w", o.ID, s.Key.Service, s.Key.Site, err)
		}
		if takes(s.Key, m) {
			list = append(list, s)
		}
	}
	return list, nil
}

// LimitOf makes a limit for single values of a target. Values are whole millionths: a bound between two of
// them is the same as the next one on its better side. A bound beyond any value is no limit.
func LimitOf(t agreement.Target) (l sampling.Limit, ok bool) {
	if t.Value == nil {
		return l, false
	}
	num := new(big.Int).Mul(t.Value.Num(), big.NewInt(int64(evidence.One)))
	bound, rest := num.DivMod(num, t.Value.Denom(), new(big.Int)) // rounds down: the denominator is positive
	switch whole := rest.Sign() == 0; {
	case !t.AtMost && (!whole || t.Strict):
		bound.Add(bound, big.NewInt(1))
	case t.AtMost && whole && t.Strict:
		bound.Sub(bound, big.NewInt(1))
	}
	return sampling.Limit{Value: evidence.Fixed(bound.Int64()), AtMost: t.AtMost}, bound.IsInt64()
}
