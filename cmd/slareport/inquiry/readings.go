package inquiry

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/inclusion"
	"github.com/slareport/slareport/report/timeline"
)

// Readings gathers the samples of one instant while samples are read.
type Readings struct {
	At   timeline.Instant
	mu   sync.Mutex
	list map[evidence.Pos]reading
}

// reading is a sample and whose it is.
type reading struct {
	evidence.Sample
	series evidence.Series
	pos    evidence.Pos
}

// instants are the forms in which people write one; those without an offset are local.
var instants = []string{
	time.RFC3339, "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02T15:04",
	"2 Jan 2006 15:04:05", "2 Jan 2006 15:04",
}

// ReadingsAt makes ready to gather the samples of an instant, as people write it; nil where a text is none.
func ReadingsAt(text string, zone *time.Location) *Readings {
	for _, form := range instants {
		if at, err := time.ParseInLocation(form, strings.TrimSpace(text), zone); err == nil {
			return &Readings{At: timeline.Of(at), list: map[evidence.Pos]reading{}}
		}
	}
	return nil
}

// Add takes a batch in; it may be called side by side, and again for the same batch.
func (r *Readings) Add(b *evidence.Batch) {
	for i := range b.Samples {
		if s := &b.Samples[i]; s.At == r.At {
			r.mu.Lock()
			pos := evidence.Pos{Origin: b.Origin, Row: s.Row}
			r.list[pos] = reading{*s, b.Series[s.Series], pos}
			r.mu.Unlock()
		}
	}
}

// readings says what the samples of the instant that was asked for say of the objective.
func (q *Inquiry) readings(a *Answer) {
	if q.Readings == nil || inclusion.Judges(q.Input, q.Objective.ID) != "samples" {
		return
	}
	list := make([]reading, 0, len(q.Readings.list))
	for _, r := range q.Readings.list {
		if q.View.Named(r.series.Client) && measure.Concerns(q.Objective.Service, r.series.Service.String()) {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(x, y reading) int { return evidence.ComparePos(x.pos, y.pos) })
	for i := range list {
		r := &list[i]
		place, lost := q.place(r.pos), slices.DeleteFunc(q.lost("samples", r.pos), func(field string) bool {
			return !inclusion.RestsOn(q.Input, q.Objective.ID, field)
		})
		a.Outcome, a.Rows = outcomeSample, append(a.Rows, place)
		a.Why = append(a.Why, fmt.Sprintf("a sample of %s at %s: %s", r.name(), q.at(r.At), r.says(lost)))
		if len(lost) > 0 {
			a.Why = append(a.Why, q.Words.List(lost)+" is blank or could not be read: "+
				"a figure that rests on it is open: at best it is good, at worst bad")
		}
		a.Why = append(a.Why, q.proves(place)...)
	}
}

// name is what a reading is of.
func (r *reading) name() string {
	s := &r.series
	return strings.Join(slices.DeleteFunc([]string{s.Service.String(), s.Site.String(), s.Provider.String()},
		func(text string) bool { return text == "" }), ", ")
}

// says tells what stands in a sample; what could not be read of it is not there.
func (r *reading) says(lost []string) string {
	var list []string
	say := func(field, text string) {
		if text != "" && !slices.Contains(lost, field) {
			list = append(list, text)
		}
	}
	state := map[evidence.Flag]string{evidence.Yes: "up", evidence.No: "down", evidence.Pending: "down and tried again"}
	say("ok", state[r.OK])
	say("sent", counted("sent", r.Sent))
	say("received", counted("received", r.Received))
	say("latency", fixed("latency", r.Latency))
	say("jitter", fixed("jitter", r.Jitter))
	return cmp.Or(strings.Join(list, ", "), "it says neither up nor down")
}

func counted(name string, n int64) string {
	if n < 0 {
		return ""
	}
	return name + " " + strconv.FormatInt(n, 10)
}

func fixed(name string, v evidence.Fixed) string {
	if v == evidence.NoFixed {
		return ""
	}
	return name + " " + strconv.FormatFloat(float64(v)/float64(evidence.One), 'f', -1, 64)
}
