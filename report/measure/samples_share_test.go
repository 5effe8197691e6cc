package measure

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
)

// sharing is a client with a share of samples.
func sharing(good, all string) *world {
	w := newWorld()
	w.o = agreement.Objective{ID: "loss", Service: "wan", Kind: agreement.KindShare, Share: &agreement.Share{Of: "samples", Good: good, All: all}}
	return w
}

func packets(sent, received int64) func(*evidence.Sample) {
	return func(s *evidence.Sample) { s.Sent, s.Received = sent, received }
}

func TestPacketDeliveryIsReceivedOfSent(t *testing.T) {
	w := sharing("received", "sent")
	w.sample("Berlin", at("2026-04-01T10:00"), packets(100, 99))
	w.sample("Bonn", at("2026-04-01T10:00"), packets(100, 100))
	w.sample("Bonn", at("2026-04-02T10:00"), packets(800, 790))
	w.claim("provider", "2026-04-02T09:59:30", "2026-04-02T23:59:30") // a part of a day is named to the second
	r := w.measure(t)
	scoresAre(t, r, "98.9", "98.9", "98.9")
	exactly(t, "volume", r.Volume, "1000")
	booksBalance(t, r)
	if r.Unit != "packet" || len(r.Misses) != 2 || r.Misses[1].Group != "Bonn" || r.Misses[1].ID != "wan Bonn 2026-04-02 09:59:30" || r.Misses[1].Rows[0].Row != 4 {
		t.Errorf("%s: misses %v", r.Unit, r.Misses)
	}
	exactly(t, "worst day", r.Misses[1].Value, "98.75")
}

// A duplicate counts once as received; what came back more often than it was sent is told, not cut in silence.
func TestDuplicatePacketsCountOnce(t *testing.T) {
	w := sharing("received", "sent")
	w.sample("", at("2026-04-01T10:00"), packets(10, 12))
	w.sample("", at("2026-04-01T10:01"), packets(10, 8))
	w.sample("", at("2026-04-01T10:02"), packets(-1, 8))
	r := w.measure(t)
	scoresAre(t, r, "90", "90", "90")
	findingsAre(t, r, "samples received 2 packets more than were sent: a duplicate counts once, so no more than was sent is good",
		"samples lack sent or received: they do not count")
	if r.Findings[0].Row != 2 || r.Findings[1].Row != 4 || r.Findings[0].Count != 1 || r.Findings[0].Hint == "" {
		t.Errorf("findings %v", r.Findings)
	}
}

func TestLostPacketsBelongToWhoeverAnswersAtTheTime(t *testing.T) {
	w := sharing("received", "sent")
	w.sample("", at("2026-04-01T10:00"), packets(100, 90))
	w.sample("", at("2026-04-01T11:00"), packets(100, 50))
	w.claim("customer", "2026-04-01T11:00", "2026-04-01T12:00")
	r := w.measure(t)
	scoresAre(t, r, "70", "95", "95")
	exactly(t, "customer", r.Accepted[party.Customer], "50")
	booksBalance(t, r)
	w.a.Fault.Removed = true
	scoresAre(t, w.measure(t), "70", "14000/150", "14000/150")
}

func TestShareOfGoodSamples(t *testing.T) {
	w := sharing("ok", "")
	w.sample("", at("2026-04-01T10:00"), ok)
	w.sample("", at("2026-04-01T10:01"), failed)
	w.sample("", at("2026-04-01T10:02"), packets(3, 1)) // any answer is one
	w.sample("", at("2026-04-01T10:03"), packets(3, 0))
	w.sample("", at("2026-04-01T10:04"), latency(1))
	w.sample("", at("2026-04-01T10:05"), packets(3, -1))
	r := w.measure(t)
	scoresAre(t, r, "60", "60", "60")
	if r.Unit != "request" || len(r.Findings) != 1 || r.Findings[0].Row != 7 {
		t.Errorf("%s %v", r.Unit, r.Findings)
	}
}

func TestShareOfSamplesKnowsTwoForms(t *testing.T) {
	w := sharing("received", "")
	w.sample("", at("2026-04-01T10:00"), ok)
	if _, err := w.try(t); err == nil || err.Error() != `objective loss: a share of samples is good: received with all: sent, or good: ok; found good: "received" with all: ""` {
		t.Error(err)
	}
	w.series = nil
	w.o.Share.Good = "ok"
	scoresAre(t, w.measure(t), "", "", "")
}
