package party

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestEveryPartyHasItsName(t *testing.T) {
	for p, name := range map[Party]string{
		Undetermined: "undetermined", Provider: "provider", Customer: "customer", ThirdParty: "third-party",
		ForceMajeure: "force-majeure", Maintenance: "maintenance",
	} {
		if p.String() != name {
			t.Errorf("%d is %q, want %q", p, p, name)
		}
		if got, err := Parse(name); got != p || err != nil {
			t.Errorf("%q reads as %v, %v", name, got, err)
		}
	}
}

func TestNobodyIsBlamedByDefault(t *testing.T) {
	var nobody Party
	if nobody != Undetermined {
		t.Errorf("the zero party is %v", nobody)
	}
	for _, p := range []Party{Count, Count + 1, 255} { // the last one that there is comes just before
		if p.String() != "undetermined" {
			t.Errorf("%d is %q", p, p)
		}
	}
}

func TestDocumentsListTheProviderFirstAndTheUndeterminedLast(t *testing.T) {
	if got := All(); !slices.Equal(
		got, []Party{Provider, Customer, ThirdParty, ForceMajeure, Maintenance, Undetermined},
	) || len(got) != int(Count) {
		t.Errorf("%v", got)
	}
}

func TestAnUnknownNameSaysWhatIsWanted(t *testing.T) {
	const want = `"Customer" is no party: want provider, customer, third-party, force-majeure, maintenance or undetermined`
	if p, err := Parse("Customer"); p != Undetermined || err == nil || err.Error() != want {
		t.Errorf("%v, %v", p, err)
	}
}

func TestAPartyIsItsNameInJSON(t *testing.T) {
	text, err := json.Marshal(map[Party]Party{ThirdParty: Customer})
	if err != nil || string(text) != `{"third-party":"customer"}` {
		t.Fatalf("%s, %v", text, err)
	}
	var back map[Party]Party
	if err := json.Unmarshal(text, &back); err != nil || back[ThirdParty] != Customer {
		t.Errorf("%v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`"weather"`), new(Party)); err == nil {
		t.Error("an unknown party is read")
	}
}
