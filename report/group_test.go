package report

import (
	"slices"
	"testing"
)

func ids(list []*Objective) (out []string) {
	for _, o := range list {
		out = append(out, o.ID)
	}
	return out
}

// Decides: items-together.
func TestManyItemsAreALineAndOnlyThoseThatNeedAWordAreListed(t *testing.T) {
	rounded := func(amount string) Credit {
		return Credit{Payable: amount, Steps: []Step{{Key: stepRounded, Amount: amount}}}
	}
	item := func(name string, v Verdict, amount string) Objective {
		return Objective{
			ID: "up/" + name, Group: "up", Item: name, Verdict: v, Contractual: Score{Value: name}, Credit: rounded(amount),
		}
	}
	provisional := item("unread", Met, "0.00")
	provisional.Provisional = []Provisional{{}}
	open := item("open", Met, "0.00")
	open.Undetermined = &Undetermined{
		ProviderVerdict: Met, OthersVerdict: Excused, CreditOnProvider: "1.50", CreditOnOthers: "0.00",
	}
	settled := item("settled", Met, "0.00")
	settled.Undetermined = &Undetermined{
		ProviderVerdict: Met, OthersVerdict: Met, CreditOnProvider: "1.00", CreditOnOthers: "1.00",
	}
	r := Report{
		Objectives: []Objective{
			{ID: "first", Verdict: Met}, item("good", Met, "0.00"), item("late", Missed, "0.50"),
			item("unclear", Unclear, "0.00"),
			item("paid", Met, "1.25"), item("theirs", Excused, "0.00"), item("idle", NoVolume, "0.00"), provisional, open,
			settled,
			{ID: "last", Verdict: Met},
		},
		Groups: []Group{{ID: "up", Name: "Up", Items: 9, Verdict: Missed, Worst: "up/late", Payable: "1.75"}},
	}
	if got := ids(r.Listed()); !slices.Equal(
		got, []string{"first", "up/late", "up/unclear", "up/paid", "up/unread", "up/open", "last"},
	) {
		t.Errorf("listed: %q", got)
	}
	lines := r.Lines()
	if got := ids(lines); !slices.Equal(got, []string{"first", "up", "last"}) {
		t.Fatalf("lines: %q", got)
	}
	up := lines[1]
	if up.Name != "Up" || up.Verdict != Missed || up.Contractual.Value != "late" || up.Credit.BeforeLimits() != "1.75" ||
		up.Item != "" {
		t.Errorf("the line is %+v", up)
	}
	if up.Undetermined == nil || up.Undetermined.OthersVerdict != Excused || up.Undetermined.CreditOnProvider != "2.50" {
		t.Errorf("undetermined: %+v", up.Undetermined)
	}
	if fall := r.CreditFall(); fall[0].Objective != "up" || fall[0].Adds != "1.75" {
		t.Errorf("credits: %+v", fall)
	}
}
