package share

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/party"
)

// sharing is a client with a share of samples.
func sharing(good, all string) *kindtest.World {
	w := kindtest.NewWorld()
	w.Objective = agreement.Objective{ID: "loss", Service: "wan", Terms: &Terms{Of: "samples", Good: good, All: all}}
	return w
}

// Decides: packet-delivery.
func TestPacketDeliveryIsReceivedOfSent(t *testing.T) {
	w := sharing("received", "sent")
	w.Sample("Berlin", kindtest.At("2026-04-01T10:00"), kindtest.Packets(100, 99))
	w.Sample("Bonn", kindtest.At("2026-04-01T10:00"), kindtest.Packets(100, 100))
	w.Sample("Bonn", kindtest.At("2026-04-02T10:00"), kindtest.Packets(800, 790))
	w.Claim("provider", "2026-04-02T09:59:30", "2026-04-02T23:59:30") // a part of a day is named to the second
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "98.9", "98.9", "98.9")
	kindtest.Exactly(t, "volume", r.Volume, "1000")
	kindtest.BooksBalance(t, r)
	if r.Unit != "packet" || len(r.Misses) != 2 || r.Misses[1].Group != "Bonn" ||
		r.Misses[1].ID != "wan Bonn 2026-04-02 09:59:30" || r.Misses[1].Rows[0].Row != 4 {
		t.Errorf("%s: misses %v", r.Unit, r.Misses)
	}
	kindtest.Exactly(t, "worst day", r.Misses[1].Value, "98.75")
}

// A duplicate counts once as received; what came back more often than it was sent is told, not cut in silence.
//
// Decides: packet-delivery.
func TestDuplicatePacketsCountOnce(t *testing.T) {
	w := sharing("received", "sent")
	w.Sample("", kindtest.At("2026-04-01T10:00"), kindtest.Packets(10, 12))
	w.Sample("", kindtest.At("2026-04-01T10:01"), kindtest.Packets(10, 8))
	w.Sample("", kindtest.At("2026-04-01T10:02"), kindtest.Packets(-1, 8))
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "90", "90", "90")
	kindtest.FindingsAre(t, r,
		"samples received 2 packets more than were sent: a duplicate counts once, so no more than was sent is good",
		"samples lack sent or received: they do not count")
	if r.Findings[0].Row != 2 || r.Findings[1].Row != 4 || r.Findings[0].Count != 1 || r.Findings[0].Hint.Empty() {
		t.Errorf("findings %v", r.Findings)
	}
}

func TestLostPacketsBelongToWhoeverAnswersAtTheTime(t *testing.T) {
	w := sharing("received", "sent")
	w.Sample("", kindtest.At("2026-04-01T10:00"), kindtest.Packets(100, 90))
	w.Sample("", kindtest.At("2026-04-01T11:00"), kindtest.Packets(100, 50))
	w.Claim("customer", "2026-04-01T11:00", "2026-04-01T12:00")
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "70", "95", "95")
	kindtest.Exactly(t, "customer", r.Accepted[party.Customer], "50")
	kindtest.BooksBalance(t, r)
	w.Agreement.Fault.Removed = true
	kindtest.ScoresAre(t, w.Measure(t), "70", "14000/150", "14000/150")
}

func TestShareOfGoodSamples(t *testing.T) {
	w := sharing("ok", "")
	w.Sample("", kindtest.At("2026-04-01T10:00"), kindtest.OK)
	w.Sample("", kindtest.At("2026-04-01T10:01"), kindtest.Failed)
	w.Sample("", kindtest.At("2026-04-01T10:02"), kindtest.Packets(3, 1)) // three requests, of which two failed
	w.Sample("", kindtest.At("2026-04-01T10:03"), kindtest.Packets(3, 0))
	w.Sample("", kindtest.At("2026-04-01T10:04"), kindtest.Latency(1))
	w.Sample("", kindtest.At("2026-04-01T10:05"), kindtest.Packets(3, -1))
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "300/9", "300/9", "300/9")
	if r.Unit != "request" || len(r.Findings) != 1 || r.Findings[0].Row != 7 {
		t.Errorf("%s %v", r.Unit, r.Findings)
	}
}

func TestShareOfSamplesKnowsTwoForms(t *testing.T) {
	w := sharing("received", "")
	w.Sample("", kindtest.At("2026-04-01T10:00"), kindtest.OK)
	if _, err := w.Try(t); err == nil ||
		err.Error() != `objective loss: a share of samples is good: received with all: sent, or good: ok; `+
			`found good: "received" with all: ""` {
		t.Error(err)
	}
	w.Series = nil
	w.Objective.Terms.(*Terms).Good = "ok"
	kindtest.ScoresAre(t, w.Measure(t), "", "", "")
}
