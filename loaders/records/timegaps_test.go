package records

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/loaders/records/timegaps"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// timeGapsOf says which time is missing, and what is said about it.
func timeGapsOf(t *testing.T, files folder, sources string) (missing, said string) {
	t.Helper()
	w := openWorkspace(t, files.write(t), sources)
	e, err := Load(t.Context(), w, Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	sink := func() func(*evidence.Batch) { return func(*evidence.Batch) {} }
	if err := StreamSamples(t.Context(), w, e, Options{Jobs: 2}, sink); err != nil {
		t.Fatal(err)
	}
	var list, findings []string
	for _, f := range slices.Concat(timegaps.Find(w, e), asof.TellLater(e)) {
		findings = append(findings,
			fmt.Sprintf("%s %s %s (%s)", f.Severity, f.File, wordstest.English(f.Message), wordstest.English(f.Hint)))
	}
	for _, g := range e.Gaps {
		if !g.Cause.Dated() {
			continue
		}
		end := strings.TrimSuffix(g.Span.To.String(), ":00:00Z")
		if g.Span.To == timeline.MaxInstant {
			end = ""
		}
		list = append(list,
			fmt.Sprintf("%s %s %s/%s", g.Cause, g.Records, strings.TrimSuffix(g.Span.From.String(), ":00:00Z"), end))
	}
	return strings.Join(list, "; "), strings.Join(findings, "; ")
}

// A register says nothing of the time after what it covers, or after it was extracted.
//
// Decides: register-covers.
func TestARegisterSpeaksUpToWhatItCovers(t *testing.T) {
	const outages, claims = "from,to\n2026-10-02T00:00:00Z,2026-10-02T01:00:00Z\n",
		"id,party,from,to\n1,customer,2026-10-02T00:00:00Z,2026-10-02T01:00:00Z\n"
	for _, c := range []struct{ name, text, source, want, said, zone string }{
		{"says nothing", outages, "records: outages", "", "", ""},
		{"covers a day", outages, "records: outages, covers: 2026-10-30", "not-covered outages 2026-10-31T00/", "", ""},
		{"in a zone", outages, "records: outages, covers: 2026-10-30", "not-covered outages 2026-10-30T23/", "",
			"Europe/Berlin"},
		{"covers less than it was extracted", outages, "records: outages, covers: 2026-10-30, extracted: 2026-11-03",
			"not-covered outages 2026-10-31T00/", "", ""},
		{"extracted", outages, "records: outages, extracted: 2026-11-03 06:00", "not-covered outages 2026-11-03T06/", "", ""},
		{"claims", claims, "records: claims, covers: 2026-10-30", "not-covered claims 2026-10-31T00/", "", ""},
		{"obligations", "id,party,due\n1,customer,2026-10-02T00:00:00Z\n", "records: obligations, covers: 2026-10-30",
			"not-covered obligations 2026-10-31T00/", "", ""},
		{"no register", "id,opened\n1,2026-10-02T00:00:00Z\n", "records: tickets, extracted: 2026-11-03",
			"not-covered tickets 2026-11-04T00/", "", ""},
		{"answers", "at,score\n2026-10-02T00:00:00Z,5\n", "records: surveys, extracted: 2026-11-03 06:00",
			"not-covered surveys 2026-11-03T06/", "", ""},
		{"by the name", outages, "records: outages, extracted: 'o-{yyyy-MM-dd}'", "not-covered outages 2026-11-03T00/", "",
			""},
		{"by another name", outages, "records: outages, extracted: 'o_{yyyy-MM-dd}'", "",
			`error data/o-2026-11-02.csv the name does not have the form o_{yyyy-MM-dd} that tells when the file was ` +
				`extracted (change extracted of the source in slareport.yaml, or the name of the file)`, ""},
		{"extracted at the newest row", outages, "records: outages, extracted: 2026-10-02 01:00",
			"not-covered outages 2026-10-02T01/", "", ""},
		{"extracted before it", outages, "records: outages, extracted: 2026-10-02 00:59",
			"not-covered outages 2026-10-02T00:59:00Z/",
			"warning data/o-2026-11-02.csv 2 Oct 2026 01:00 is later than the source was extracted by slareport.yaml: nothing " +
				"after that is known (does extracted of the source still hold?)", ""},
	} {
		zone := cmp.Or(c.zone, "UTC")
		gaps, said := timeGapsOf(t, folder{"data/o-2026-11-02.csv": c.text},
			"\n  - {id: o, files: 'data/o*.csv', timezone: "+zone+", "+c.source+"}")
		if gaps != c.want || said != c.said {
			t.Errorf("%s: %q, %q; want %q, %q", c.name, gaps, said, c.want, c.said)
		}
	}
}

// outagesOf is a register with an outage on each of some days.
func outagesOf(days ...string) string {
	text := "from,to\n"
	for _, day := range days {
		text += day + "T08:00:00Z," + day + "T09:00:00Z\n"
	}
	return text
}

// A file that is missing from its series leaves its time open, and so does the time after the last one; not so where
// the files hold other time than their names say.
//
// Decides: file-of-series, series-holds-its-time.
func TestAFileThatIsMissingFromItsSeries(t *testing.T) {
	months := folder{
		"data/o-2026-06.csv": outagesOf("2026-06-03"), "data/o-2026-07.csv": outagesOf(),
		"data/o-2026-09.csv": outagesOf("2026-09-03", "2026-09-04"),
		"data/o-2026-10.csv": outagesOf("2026-10-03"),
	}
	with := func(more folder) folder {
		all := folder{}
		for _, f := range []folder{months, more} {
			for name, text := range f {
				all[name] = text
			}
		}
		return all
	}
	const source = "files: 'data/o*.csv', records: outages, timezone: UTC"
	const missing = "error data/o-2026-08.csv the series of this source has no such file (if nothing happened then, put " +
		"a file with the header alone there)"
	for _, c := range []struct {
		name   string
		files  folder
		source string
		want   string
		said   string
	}{
		{"a month", months, source, "file-missing outages 2026-08-01T00/2026-09-01T00; file-missing outages 2026-11-01T00/",
			missing},
		{"all there", with(folder{"data/o-2026-08.csv": outagesOf()}), source, "file-missing outages 2026-11-01T00/", ""},
		{"several",
			with(
				folder{"data/o-2027-01.csv": outagesOf(), "data/o-2027-02.csv": outagesOf(), "data/o-2026-08.csv": outagesOf()},
			), source,
			"file-missing outages 2026-11-01T00/2027-01-01T00; file-missing outages 2027-03-01T00/",
			"error data/o-2026-11.csv the series of this source has no such file, nor the next ones up to data/o-2026-12.csv " +
				"(if nothing happened then, put a file with the header alone there)"},
		{"covered", months, source + ", covers: 2026-11-05",
			"not-covered outages 2026-11-06T00/; file-missing outages 2026-08-01T00/2026-09-01T00", missing},
		{"one by one", months,
			"files: [data/o-2026-06.csv, data/o-2026-07.csv, data/o-2026-09.csv, data/o-2026-10.csv], records: outages", "", ""},
		{"a stray row", with(folder{"data/o-2026-10.csv": outagesOf("2026-08-30", "2026-10-03", "2026-10-04")}), source,
			"file-missing outages 2026-08-01T00/2026-09-01T00; file-missing outages 2026-11-01T00/", missing},
		{"three quarters of the rows", with(folder{"data/o-2026-10.csv": outagesOf("2026-08-30")}), source,
			"file-missing outages 2026-08-01T00/2026-09-01T00; file-missing outages 2026-11-01T00/", missing},
		{
			"five of seven",
			with(folder{"data/o-2026-10.csv": outagesOf("2026-08-30", "2026-08-31", "2026-10-03", "2026-10-04")}), source,
			"", "",
		},
		{"all so far",
			folder{"data/o-2026-07.csv": outagesOf("2026-05-03", "2026-06-03"),
				"data/o-2026-08.csv": outagesOf("2026-05-04", "2026-06-03", "2026-08-02"),
				"data/o-2026-10.csv": outagesOf("2026-05-03", "2026-06-03", "2026-08-02", "2026-09-09")}, source, "", ""},
		{"numbers that are no years",
			folder{
				"data/o-2001.csv": outagesOf("2026-09-03"), "data/o-2002.csv": outagesOf("2026-09-04"),
				"data/o-2004.csv": outagesOf(),
			},
			source, "", ""},
		{"tickets by the month of their end", folder{
			"data/o-2026-08.csv": "id,opened,resolved\n1,2026-07-30T00:00:00Z,2026-08-01T00:00:00Z\n",
			"data/o-2026-09.csv": "id,opened,resolved\n2,2026-08-30T00:00:00Z,2026-09-01T00:00:00Z\n",
		}, "files: 'data/o*.csv', records: tickets, timezone: UTC", "file-missing tickets 2026-10-01T00/", ""},
		{"samples", folder{
			"data/o-2026-06.csv": "at,ok\n2026-06-03T00:00:00Z,yes\n", "data/o-2026-07.csv": "at,ok\n2026-07-03T00:00:00Z,yes\n",
			"data/o-2026-09.csv": "at,ok\n2026-09-03T00:00:00Z,yes\n",
		}, "files: 'data/o*.csv', records: samples, timezone: UTC", "file-missing samples 2026-08-01T00/2026-09-01T00",
			missing},
		{"samples in another file", folder{
			"data/o-2026-06.csv": "at,ok\n2026-06-03T00:00:00Z,yes\n", "data/o-2026-07.csv": "at,ok\n2026-07-03T00:00:00Z,yes\n",
			"data/o-2026-09.csv": "at,ok\n2026-08-15T00:00:00Z,yes\n2026-09-03T00:00:00Z,yes\n",
		}, "files: 'data/o*.csv', records: samples, timezone: UTC", "", ""},
		{"samples by the day", folder{
			"data/o-2026-06-01.csv": "at,ok\n2026-06-01T00:00:00Z,yes\n",
			"data/o-2026-06-02.csv": "at,ok\n2026-06-02T00:00:00Z,yes\n",
			"data/o-2026-06-04.csv": "at,ok\n2026-06-04T00:00:00Z,yes\n",
		}, "files: 'data/o*.csv', records: samples, timezone: UTC", "file-missing samples 2026-06-03T00/2026-06-04T00",
			"error data/o-2026-06-03.csv the series of this source has no such file (if nothing happened then, put a file " +
				"with the header alone there)"},
	} {
		if gaps, said := timeGapsOf(t, c.files, "\n  - {id: o, "+c.source+"}"); gaps != c.want || said != c.said {
			t.Errorf("%s:\n %q\n %q; want\n %q\n %q", c.name, gaps, said, c.want, c.said)
		}
	}
}
