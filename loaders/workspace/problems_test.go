package workspace

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/slareport/slareport/loaders/workspace/items"
	"github.com/slareport/slareport/loaders/workspace/shape"
)

var update = flag.Bool("update", false, "write the golden files anew")

const goodSettings = `provider: Meridian
timezone: Europe/Berlin
sources:
  - id: incidents
    files: data/*.csv
    records: tickets
`

const goodAgreement = `id: A
client: Acme
currency: EUR
fees: {wan: 100.00, desk: 50.00}
calendars: {office: {hours: {mon-fri: 08:00-18:00}}}
objectives:
  - id: up
    availability: {from: outages}
    target: 99%
`

// slip is a mistake in a file that is good otherwise: the first old is replaced by new.
type slip struct{ rule, old, new string }

// settingsSlips are mistakes in slareport.yaml.
var settingsSlips = []slip{
	{"unknown key", "provider:", "providr: x\nprovider:"},
	{"unknown key of a source", "records:", "record:"},
	{"key of an outer object", "    records:", "    locale: en-GB\n    records:"},
	{"key of an inner object", "timezone:", "color: x\ntimezone:"},
	{"key is there twice", "provider:", "provider: A\nprovider:"},
	{"required key", "provider: Meridian\n", ""},
	{"no value", "Meridian", ""},
	{"null is no value", "Meridian", "~"},
	{"a list is no text", "Meridian", "[a, b]"},
	{"an empty text", "Meridian", `""`},
	{"a text of two lines", "Meridian", `"a\nb"`},
	{"a text that is too long", "Meridian", strings.Repeat("long ", 61)},
	{"unknown zone", "Europe/Berlin", "Europe/Berln"},
	{"zone with a blank", "Europe/Berlin", "america/new york"},
	{"zone without its area", "Europe/Berlin", "Vienna"},
	{"offset for a zone", "Europe/Berlin", "UTC+1"},
	{"local zone", "Europe/Berlin", "Local"},
	{"unknown locale", "sources:", "locale: english\nsources:"},
	{"language without words", "sources:", "locale: fr-FR\nsources:"},
	{"brand is no text", "sources:", "brand: blue\nsources:"},
	{"colour", "sources:", "brand: {color: blue}\nsources:"},
	{"font that is not there", "sources:", "fonts: {regular: brand/none.ttf, bold: brand/none.ttf}\nsources:"},
	{"fonts without a bold one", "sources:", "fonts: {regular: brand/text.png}\nsources:"},
	{"font that is a folder", "sources:", "fonts: {regular: brand, bold: brand}\nsources:"},
	{"logo that is not there", "sources:", "brand: {logo: brand/none.png}\nsources:"},
	{"logo outside", "sources:", "brand: {logo: ../logo.png}\nsources:"},
	{"logo at an absolute path", "sources:", "brand: {logo: /tmp/logo.png}\nsources:"},
	{"logo with backslashes", "sources:", "brand: {logo: 'brand\\logo.png'}\nsources:"},
	{"logo at home", "sources:", "brand: {logo: ~/logo.png}\nsources:"},
	{"logo that is a folder", "sources:", "brand: {logo: brand}\nsources:"},
	{"logo that is large", "sources:", "brand: {logo: brand/large.png}\nsources:"},
	{"logo that is no image", "sources:", "brand: {logo: brand/text.png}\nsources:"},
	{"logo cut off in the head", "sources:", "brand: {logo: brand/head.png}\nsources:"},
	{"logo cut off in the image", "sources:", "brand: {logo: brand/cut.png}\nsources:"},
	{"logo with many pixels", "sources:", "brand: {logo: brand/wide.png}\nsources:"},
	{"logo with 16 bits", "sources:", "brand: {logo: brand/deep.png}\nsources:"},
	{"logo that is interlaced", "sources:", "brand: {logo: brand/interlaced.png}\nsources:"},
	{"id of a source", "id: incidents", "id: my incidents"},
	{"id is there twice", "    records: tickets\n",
		"    records: tickets\n  - {id: Incidents, files: x.csv, records: outages}\n"},
	{"glob", "data/*.csv", `"data/[a.csv"`},
	{"glob that leaves the workspace", "data/*.csv", "../data/*.csv"},
	{"glob that leaves the workspace in braces", "data/*.csv", `"data/{a,../../b}.csv"`},
	{"glob with backslashes", "data/*.csv", `'data\*.csv'`},
	{"glob at an absolute path", "data/*.csv", "/data/*.csv"},
	{"glob of nothing", "data/*.csv", `""`},
	{"glob that ends in a folder", "data/*.csv", "data/"},
	{"glob that is a folder", "data/*.csv", "brand"},
	{"glob with many braces", "data/*.csv", `"data/` + strings.Repeat("{a,b}", 25) + `.csv"`},
	{"excluded glob", "data/*.csv", "data/*.csv\n    exclude: [data/a.csv, 'data/{b']"},
	{"drive letter", "data/*.csv", "C:/data/a.csv"},
	{"no sources", "  - id: incidents\n    files: data/*.csv\n    records: tickets\n", "  []\n"},
	{"record type", "records: tickets", "records: ticket"},
	{"record type is there twice", "records: tickets", "records: [tickets, tickets]"},
	{"preset", "records: tickets", "records: tickets\n    preset: service-now"},
	{"preset without the record type", "records: tickets", "records: surveys\n    preset: pagerduty"},
	{"preset without one of the record types", "records: tickets", "records: [tickets, claims]\n    preset: jira"},
	{"unknown field", "records: tickets", "records: tickets\n    columns: {prority: Prio}"},
	{"unknown field of several", "records: tickets", "records: [tickets, ticket-events]\n    set: {xyz: a}"},
	{"field of one of several", "records: tickets",
		"records: [tickets, ticket-events]\n    set: {ticket-events: {priority: a}}"},
	{"columns are no list", "records: tickets", "records: tickets\n    columns: [a]"},
	{"where of another record type", "records: tickets", "records: tickets\n    where: {ticket: a}"},
	{"extracted is no date", "records: tickets", "records: tickets\n    extracted: yesterday"},
	{"extracted on no day", "records: tickets", "records: tickets\n    extracted: 2026-11-31"},
	{"extracted at no time", "records: tickets", "records: tickets\n    extracted: 2026-11-30 25:00"},
	{"extracted by a name without its day", "records: tickets", "records: tickets\n    extracted: 't-{yyyy-MM}'"},
	{"extracted by a name with a word", "records: tickets", "records: tickets\n    extracted: 't-{dd MMM yyyy}x'"},
	{"extracted by a folder", "records: tickets", "records: tickets\n    extracted: 'data/{yyyy-MM-dd}'"},
	{"covers is no date", "records: tickets", "records: outages\n    covers: October"},
	{"covers of what is no register", "records: tickets", "records: tickets\n    covers: 2026-10-31"},
	{"days of what has no lengths", "records: tickets", "records: surveys\n    day: 8h"},
	{"a day that is no length", "records: tickets", "records: tickets\n    day: full"},
	{"delimiter", "records: tickets", "records: tickets\n    delimiter: x"},
	{"delimiter of two characters", "records: tickets", "records: tickets\n    delimiter: \";;\""},
	{"column and constant", "records: tickets", "records: tickets\n    columns: {client: A}\n    set: {client: B}"},
	{"encoding", "records: tickets", "records: tickets\n    encoding: utf8"},
	{"decimal mark", "records: tickets", "records: tickets\n    decimal: \"'\""},
	{"date format", "records: tickets", "records: tickets\n    dates: DD.MM.YYYY"},
	{"date order", "records: tickets", "records: tickets\n    date-order: dmy"},
	{"date format with two years", "records: tickets", "records: tickets\n    dates: dd.MM.yyyy yy"},
	{"date order beside the other form", "records: tickets",
		"records: tickets\n    dates: dd/MM/yyyy\n    date-order: month-first"},
	{"unit of no length", "records: tickets", "records: tickets\n    units: {cost: s}"},
	{"unit of a text", "records: tickets", "records: tickets\n    units: {state: s}"},
	{"unit of two kinds of number", "records: tickets", "records: samples\n    units: {latency: hh:mm}"},
	{"unit", "records: tickets", "records: tickets\n    units: {on_hold: fortnight}"},
	{"header row", "records: tickets", "records: tickets\n    header-row: 0"},
	{"header row with decimals", "records: tickets", "records: tickets\n    header-row: 1.5"},
	{"values", "records: tickets", "records: tickets\n    values: {state: open}"},
	{"values without case", "records: tickets", "records: tickets\n    values: {state: {Open: a, open: b}}"},
	{"two mistakes at once", "Europe/Berlin\nsources:", "Europe/Berln\nsource:"},
}

// agreementSlips are mistakes in an agreement.
var agreementSlips = []slip{
	{"the file is a list", goodAgreement, "- a\n"},
	{"alias is the client", "client: Acme", "client: Acme\naliases: [ACME]"},
	{"currency", "EUR", "EURO"},
	{"currency in lower case", "EUR", "eur"},
	{"currency that is near none", "EUR", "Taler"},
	{"currency by its symbol", "EUR", "€"},
	{"amount finer than the currency", "100.00", "100.005"},
	{"amount in a currency without decimals", "EUR\nfees: {wan: 100.00", "JPY\nfees: {wan: 100.50"},
	{"amount with separators", "100.00", "\"100,000.00\""},
	{"amount with a comma", "100.00", "\"100,5\""},
	{"amount with its currency", "100.00", "100.00 EUR"},
	{"amount that is negative", "100.00", "-1"},
	{"amount with an exponent", "100.00", "1e5"},
	{"amount with too many digits", "100.00", "1234567890123456789012345.00"},
	{"fee is there twice", "desk: 50.00", "WAN: 50.00"},
	{"fees without a service", "{wan: 100.00, desk: 50.00}", "{}"},
	{"period", "currency: EUR", "currency: EUR\nperiod: monthly"},
	{"period from a day", "currency: EUR", "currency: EUR\nperiod: {month-from: 32}"},
	{"date", "currency: EUR", "currency: EUR\neffective: {from: 01.02.2026}"},
	{"date that does not exist", "currency: EUR", "currency: EUR\neffective: {from: 2026-02-30}"},
	{"end before the begin", "currency: EUR", "currency: EUR\neffective: {from: 2026-02-01, to: 2026-01-31}"},
	{"address", "currency: EUR", "currency: EUR\ncontacts: {account-manager: acme.example}"},
	{"address with a name", "currency: EUR", "currency: EUR\ncontacts: {client: [Joe <joe@acme.example>]}"},
	{"calendar without hours", "{hours: {mon-fri: 08:00-18:00}}", "{holidays: DE}"},
	{"calendar that is never open", "mon-fri: 08:00-18:00", "mon-fri: closed"},
	{"calendar called always", "{office:", "{always:"},
	{"day", "mon-fri:", "monday-friday:"},
	{"day by its name", "mon-fri:", "Monday:"},
	{"day in another language", "mon-fri:", "montag:"},
	{"unknown day", "mon-fri:", "xyz:"},
	{"day is in a key twice", "mon-fri:", "\"mon-fri, wed\":"},
	{"too many versions", "99%", versionsOf(521)},
	{"day is there twice", "mon-fri: 08:00-18:00", "mon-fri: 08:00-18:00, fri: 09:00-10:00"},
	{"hours", "08:00-18:00", "8-18"},
	{"hours over midnight", "08:00-18:00", "22:00-06:00"},
	{"hours that are empty", "08:00-18:00", "08:00-08:00"},
	{"hours after midnight", "08:00-18:00", "08:00-24:30"},
	{"hours that overlap", "08:00-18:00", "[08:00-12:00, 11:00-18:00]"},
	{"hours without an end are no number", "08:00-18:00", "08:00"},
	{"region", "08:00-18:00}", "08:00-18:00}, holidays: UK"},
	{"region in lower case", "08:00-18:00}", "08:00-18:00}, holidays: de-be"},
	{"region without holidays", "08:00-18:00}", "08:00-18:00}, holidays: [XX]"},
	{"holiday that does not exist", "08:00-18:00}", "08:00-18:00}, holidays: [2026-02-30]"},
	{"holiday in another form", "08:00-18:00}", "08:00-18:00}, holidays: [24.12.2026]"},
	{"holiday without a name", "08:00-18:00}", "08:00-18:00}, holidays: [{2026-12-24: }]"},
	{"other day", "08:00-18:00}", "08:00-18:00}, days: {2026-12-24: {name: x}}"},
	{"calendar dated twice", "{hours: {mon-fri: 08:00-18:00}}",
		"{2026-01-01: {hours: {mon: 08:00-09:00}}, 2026-01-01: {hours: {mon: 08:00-09:00}}}"},
	{"version with another key", "{hours: {mon-fri: 08:00-18:00}}",
		"{2026-01-01: {hours: {mon: 08:00-09:00}}, soon: {hours: {mon: 08:00-09:00}}}"},
	{"excuses", "objectives:", "fault: {excuses: [customers]}\nobjectives:"},
	{"excuses are there twice", "objectives:", "fault: {excuses: [customer, customer]}\nobjectives:"},
	{"the provider is no excuse", "objectives:", "fault: {excuses: [provider]}\nobjectives:"},
	{"party of a state", "objectives:", "fault: {states: {pending: client}}\nobjectives:"},
	{"state is there twice", "objectives:", "fault: {states: {Pending: customer, pending: provider}}\nobjectives:"},
	{"actor", "objectives:", "fault: {actors: {bot: robot}}\nobjectives:"},
	{"need of a claim", "objectives:", "fault: {claims: {need: [aproval]}}\nobjectives:"},
	{"working days of a claim", "objectives:", "fault: {claims: {within: 5wd}}\nobjectives:"},
	{"window", "objectives:", "fault: {claims: {maintenance: {window: night}}}\nobjectives:"},
	{"excused", "objectives:", "fault: {excused: keep}\nobjectives:"},
	{"precedence", "objectives:", "fault: {precedence: [claims]}\nobjectives:"},
	{"precedence is there twice", "objectives:", "fault: {precedence: [claim, state, claim]}\nobjectives:"},
	{"dependency", "objectives:", "fault: {depends: [{service: wan, on: wan, party: customer}]}\nobjectives:"},
	{"no objectives", "objectives:\n  - id: up\n    availability: {from: outages}\n    target: 99%\n", "objectives: []\n"},
	{"objective without a kind", "    availability: {from: outages}\n", ""},
	{"objective with two kinds", "    target:", "    count: {of: tickets}\n    target:"},
	{"objective is there twice", "    target: 99%\n",
		"    target: 99%\n  - {id: UP, target: 99%, availability: {from: outages}}\n"},
	{"objective is no mapping", "objectives:\n", "objectives:\n  - up\n"},
	{"availability from", "from: outages", "from: tickets"},
	{"by without samples", "from: outages", "from: outages, by: slot, every: 60s, coverage: 90%"},
	{"weighted samples", "from: outages", "from: samples, weighted: yes"},
	{"counted parts of samples", "from: outages", "from: samples, shortest: 1m, whole: 1m, grace: 5m"},
	{"shortest without a unit", "from: outages", "from: outages, shortest: 60"},
	{"weighted is no text", "from: outages", "from: outages, weighted: maybe"},
	{"slot without by", "from: outages", "from: samples, slot: 5m, threshold: 50%, runs: {failures: 3}"},
	{"shortest of tickets", "availability: {from: outages}", "count: {of: tickets, shortest: 5m}"},
	{"counted parts of tickets", "availability: {from: outages}", "count: {of: tickets, whole: 1m, grace: 5m}"},
	{"counted parts of other values", "availability: {from: outages}",
		"statistic: {of: outages, value: between_failures, take: mean, unit: h, whole: 1m, grace: 5m}"},
	{"counted parts of cases", "availability: {from: outages}",
		"timeliness: {to: resolved, within: 4h, shortest: 5m, whole: 1m, grace: 15m}"},
	{"shortest of a share", "availability: {from: outages}",
		"share: {of: outages, good: severity == \"minor\", shortest: 5m}"},
	{"zero-length of tickets", "availability: {from: outages}", "count: {of: tickets, zero-length: yes}"},
	{"by slot-mean without a slot", "from: outages", "from: samples, by: slot-mean"},
	{"idle by slot", "from: outages", "from: samples, by: slot, slot: 5m, idle: good"},
	{"by slot without a slot", "from: outages", "from: samples, by: slot"},
	{"by run without runs", "from: outages", "from: samples, by: run"},
	{"coverage of requests without every", "from: outages", "from: samples, by: request, coverage: 95%"},
	{"coverage of runs without every", "from: outages", "from: samples, by: run, runs: {failures: 3}, coverage: 95%"},
	{"runs without anything", "from: outages", "from: samples, by: run, runs: {}"},
	{"calendar that is not there", "from: outages", "from: outages, calendar: ofice"},
	{"calendar that is not near", "from: outages", "from: outages, calendar: night"},
	{"percentage without its sign", "99%", "99"},
	{"percentage beyond everything", "99%", "100.01%"},
	{"percentage with a comma", "99%", "99,5%"},
	{"percentage with many digits", "99%", "99.1234567890123456789012345%"},
	{"share in milliseconds", "99%", "99 ms"},
	{"target with a sign", "99%", "\">= 99%\""},
	{"target with a strict sign", "99%", "\"> 99%\""},
	{"more than everything", "99%", "more than 100%"},
	{"less than nothing", "availability: {from: outages}\n    target: 99%",
		"share: {of: tickets, good: reopened > 0}\n    target: less than 0%"},
	{"fewer events than", "availability: {from: outages}\n    target: 99%",
		"count: {of: tickets}\n    target: less than 2"},
	{"minimum that is stricter than the target", "99%", "99%\n    minimum: more than 99%"},
	{"availability at most", "99%", "at most 99%"},
	{"target in words", "99%", "high"},
	{"credit beside a target that is wrong", "    target: 99%", "    target: 99\n    credit: {bands: {below 99%: 5%}}"},
	{"band above the easiest target", "    target: 99%",
		"    target: {2026-01-01: 95%, 2026-02-01: 90%, 2026-03-01: 97%}\n    credit: {bands: {below 89%: 5%}}"},
	{"long value", "99%", strings.Repeat("9", 70)},
	{"weighted by a list", "from: outages", "from: outages, weighted: [yes]"},
	{"excused by a list", "objectives:", "fault: {excused: [kept]}\nobjectives:"},
	{"target that is a list", "99%", "[99%]"},
	{"minimum above the target", "99%", "99%\n    minimum: 99.5%"},
	{"minimum above a dated target", "99%", "{2026-01-01: 95%, 2026-07-01: 99%}\n    minimum: 97%"},
	{"minimum below at most", "availability: {from: outages}\n    target: 99%",
		"count: {of: tickets}\n    target: at most 5\n    minimum: 3"},
	{"minimum of the other side", "availability: {from: outages}\n    target: 99%",
		"count: {of: tickets}\n    target: at most 5\n    minimum: at least 8"},
	{"nothing holds at the begin", "currency: EUR\n", "currency: EUR\neffective: {from: 2026-01-01}\n" /* and */},
	{"timeliness at most", "availability: {from: outages}\n    target: 99%",
		"timeliness: {to: resolved, within: 4h}\n    target: at most 99%"},
	{"share of samples at most", "availability: {from: outages}\n    target: 99%",
		"share: {of: samples, good: received, all: sent}\n    target: at most 1%"},
	{"share without good", "availability: {from: outages}", "share: {of: tickets}"},
	{"share of another type", "availability: {from: outages}", "share: {of: claims, good: x}"},
	{"statistic without a side", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: samples, value: latency, take: p95}\n    target: 50 ms"},
	{"statistic in another unit", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: samples, value: latency, take: p95, unit: ms}\n    target: at most 50 s"},
	{"unit of a statistic", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: samples, value: latency, take: p95, unit: m2}\n    target: at most 50"},
	{"average", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: samples, value: latency, take: average}\n    target: at most 50"},
	{"percentile without its letter", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: samples, value: latency, take: 95}\n    target: at most 50"},
	{"percentile 100", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: samples, value: latency, take: p100}\n    target: at most 50"},
	{"percentile 0", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: samples, value: latency, take: p0}\n    target: at most 50"},
	{"take", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: samples, value: latency, take: medan}\n    target: at most 50"},
	{"interpolated mean", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: samples, value: latency, take: mean, interpolate: yes}\n    target: at most 50"},
	{"count without a side", "availability: {from: outages}\n    target: 99%", "count: {of: tickets}\n    target: 2"},
	{"count with decimals", "availability: {from: outages}\n    target: 99%",
		"count: {of: tickets}\n    target: at most 2.5"},
	{"count with a unit", "availability: {from: outages}\n    target: 99%",
		"count: {of: tickets}\n    target: at most 2%"},
	{"timeliness without within", "availability: {from: outages}", "timeliness: {to: resolved}"},
	{"timeliness with within and a promise", "availability: {from: outages}",
		"timeliness: {to: resolved, by: due, within: 4h}"},
	{"timeliness from the end", "availability: {from: outages}", "timeliness: {from: resolved, to: resolved, within: 4h}"},
	{"timeliness from the first response", "availability: {from: outages}",
		"timeliness: {from: first-response, to: resolved, within: 4h}"},
	{"formula of samples", "availability: {from: outages}", "share: {of: samples, good: received * 2, all: sent}"},
	{"received of nothing", "availability: {from: outages}", "share: {of: samples, good: received}"},
	{"ok of sent", "availability: {from: outages}", "share: {of: samples, good: ok, all: sent}"},
	{"timeliness of outages to a field of tickets", "availability: {from: outages}",
		"timeliness: {of: outages, to: resolved, within: 4h}"},
	{"within without a unit", "availability: {from: outages}", "timeliness: {to: resolved, within: 4}"},
	{"within in words", "availability: {from: outages}", "timeliness: {to: resolved, within: 4 hours}"},
	{"within as a clock", "availability: {from: outages}", "timeliness: {to: resolved, within: 1:30}"},
	{"within with a comma", "availability: {from: outages}", "timeliness: {to: resolved, within: \"1,5h\"}"},
	{"within in weeks", "availability: {from: outages}", "timeliness: {to: resolved, within: 2w}"},
	{"within in the wrong order", "availability: {from: outages}", "timeliness: {to: resolved, within: 30m1h}"},
	{"within nothing", "availability: {from: outages}", "timeliness: {to: resolved, within: 0h}"},
	{"within a lifetime", "availability: {from: outages}", "timeliness: {to: resolved, within: 40000d}"},
	{"within less than a microsecond", "availability: {from: outages}", "timeliness: {to: resolved, within: 0.00000001s}"},
	{"within no working day", "availability: {from: outages}", "timeliness: {to: resolved, within: 0wd}"},
	{"within working days and hours", "availability: {from: outages}", "timeliness: {to: resolved, within: 1wd4h}"},
	{"within by priority twice", "availability: {from: outages}", "timeliness: {to: resolved, within: {P1: 4h, p1: 5h}}"},
	{"within by nothing", "availability: {from: outages}", "timeliness: {to: resolved, within: {}}"},
	{"within by priority in words", "availability: {from: outages}", "timeliness: {to: resolved, within: {P1: soon}}"},
	{"priority changes", "availability: {from: outages}",
		"timeliness: {to: resolved, within: 4h, on-priority-change: carry}"},
	{"no response of a resolution", "availability: {from: outages}",
		"timeliness: {to: resolved, within: 4h, no_response: missed}"},
	{"reopening", "availability: {from: outages}", "timeliness: {to: resolved, within: 4h, on_reopen: resumed}"},
	{"matrix with one value", "availability: {from: outages}",
		"timeliness: {to: resolved, by: [impact, urgency], within: {1/1: 4h, 1: 8h}}"},
	{"matrix without a value", "availability: {from: outages}",
		"timeliness: {to: resolved, by: [impact, urgency], within: {1/: 4h}}"},
	{"matrix of one field twice", "availability: {from: outages}",
		"timeliness: {to: resolved, by: [impact, impact], within: {1/1: 4h}}"},
	{"matrix with a promised date", "availability: {from: outages}", "timeliness: {to: resolved, by: [due, impact]}"},
	{"updates by a promised date", "availability: {from: outages}", "timeliness: {of: updates, to: resolved, by: due}"},
	{"updates until the first response", "availability: {from: outages}",
		"timeliness: {of: updates, to: first-response, within: 4h}"},
	{"event without its condition", "availability: {from: outages}",
		"timeliness: {from: resolved, to: event, within: 5d}"},
	{"condition without its event", "availability: {from: outages}",
		"timeliness: {to: resolved, event: 'what == \"other\"', within: 5d}"},
	{"event of an outage", "availability: {from: outages}",
		"timeliness: {of: outages, to: event, event: 'what == \"other\"', within: 5d}"},
	{"start without its event", "availability: {from: outages}",
		"timeliness: {start: 'what == \"other\"', to: resolved, within: 5d}"},
	{"clock of an outage from an event", "availability: {from: outages}",
		"timeliness: {of: outages, from: event, start: 'what == \"other\"', to: notified, within: 5d}"},
	{"clock from an event", "availability: {from: outages}", "timeliness: {from: event, to: resolved, within: 5d}"},
	{"per site twice", "{from: outages}", "{from: outages, per-site: [Bonn, bonn]}"},
	{"per site of none", "{from: outages}", "{from: outages, per-site: []}"},
	{"per site of something", "{from: outages}", "{from: outages, per-site: some}"},
	{"per site by request", "{from: outages}", "{from: samples, per-site: yes}"},
	{"targets by a star", "availability: {from: outages}", "timeliness: {to: resolved, within: {P1: 4h, \"*\": 8h}}"},
	{"calendar of a clock", "availability: {from: outages}", "timeliness: {to: resolved, calendar: ofice, within: 4h}"},
	{"calendar of a priority", "availability: {from: outages}",
		"timeliness: {to: resolved, calendar: {P1: allways, others: office}, within: 4h}"},
	{"calendars by a star", "availability: {from: outages}",
		"timeliness: {to: resolved, calendar: {P1: always, \"*\": office}, within: 4h}"},
	{"calendars by a matrix with one value", "availability: {from: outages}",
		"timeliness: {to: resolved, by: [impact, urgency], calendar: {1: always, others: office}, within: 4h}"},
	{"calendar of a priority twice", "availability: {from: outages}",
		"timeliness: {to: resolved, calendar: {P1: always, p1: office, others: office}, within: 4h}"},
	{"no calendar for a target", "availability: {from: outages}",
		"timeliness: {to: resolved, calendar: {P1: always}, within: {P1: 4h, P2: 8h}}"},
	{"no calendar for the other cases", "availability: {from: outages}",
		"timeliness: {to: resolved, calendar: {P1: always}, within: 4h}"},
	{"no target for a calendar", "availability: {from: outages}",
		"timeliness: {to: resolved, calendar: {Gold: always, others: office}, within: {Golden: 4h, Silver: 8h}}"},
	{"no calendars at all", "availability: {from: outages}", "timeliness: {to: resolved, calendar: {}, within: 4h}"},
	{"calendar of a promise", "availability: {from: outages}", "timeliness: {to: resolved, by: due, calendar: office}"},
	{"time in another unit", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: tickets, value: resolved - opened, take: mean}\n    target: at most 5 points"},
	{"time without a unit", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: outages, value: restore, take: mean}\n    target: at most 5"},
	{"time between failures in another unit", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: outages, value: between_failures, take: mean, unit: hour}\n    target: at least 500"},
	{"no repeat of nothing", "availability: {from: outages}", "share: {of: tickets, good: no_repeat}"},
	{"no repeat with a number", "availability: {from: outages}",
		"share: {of: tickets, good: no_repeat, all: cost, repeat: {within: 7d, by: requester}}"},
	{"repeat of surveys", "availability: {from: outages}",
		"share: {of: surveys, good: score >= 4, repeat: {within: 7d, by: requester}}"},
	{"repeat without its time", "availability: {from: outages}",
		"share: {of: tickets, good: no_repeat, repeat: {by: [requester, item]}}"},
	{"repeat by anybody", "availability: {from: outages}",
		"share: {of: tickets, good: no_repeat, repeat: {within: 7d, by: [item]}}"},
	{"repeat by a text of its own", "availability: {from: outages}",
		"share: {of: tickets, good: no_repeat, repeat: {within: 7d, by: [requester, title]}}"},
	{"repeat by too much", "availability: {from: outages}",
		"share: {of: tickets, good: no_repeat, repeat: {within: 7d, by: [requester, item, category, service, site]}}"},
	{"longest time between failures", "availability: {from: outages}\n    target: 99%",
		"statistic: {of: outages, value: between_failures, take: max}\n    target: at least 200 h"},
	{"counts in", "    target:", "    counts_in: resolve\n    target:"},
	{"decimals", "    target:", "    decimals: 9\n    target:"},
	{"plan's key beside the plan", "    target:", "    minimum-volume: 20\n    target:"},
	{"allowed misses without a volume", "    target:", "    plan: {allowed-misses: 1}\n    target:"},
	{"source of a plan", "    target:", "    plan: {source: incident}\n    target:"},
	{"source of a plan that is not near", "    target:", "    plan: {source: xyz}\n    target:"},
	{"credit of a service without a fee", "    target: 99%",
		"    target: 99%\n    credit: {of: lan, bands: {below 99%: 5%}}"},
	{"credit of a service without any near", "    target: 99%",
		"    target: 99%\n    credit: {of: telephone, bands: {below 99%: 5%}}"},
	{"credit without fees", "fees: {wan: 100.00, desk: 50.00}\n", "" /* and */},
	{"band with a sign", "    target: 99%", "    target: 99%\n    credit: {bands: {\"< 99%\": 5%}}"},
	{"band that is an edge", "    target: 99%", "    target: 99%\n    credit: {bands: {99%: 5%}}"},
	{"band in words", "    target: 99%", "    target: 99%\n    credit: {bands: {poor: 5%}}"},
	{"band above", "    target: 99%", "    target: 99%\n    credit: {bands: {above 99%: 5%}}"},
	{"band below at most", "availability: {from: outages}\n    target: 99%",
		"count: {of: tickets}\n    target: at most 2\n    credit: {bands: {below 2: 5%}}"},
	{"band without a percentage", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99: 5%}}"},
	{"band in another unit", "availability: {from: outages}\n    target: 99%",
		"count: {of: tickets}\n    target: at most 2\n    credit: {bands: {above 2 ms: 5%}}"},
	{"band beyond everything", "    target: 99%", "    target: 99%\n    credit: {bands: {below 199%: 5%}}"},
	{"band with its ends turned", "    target: 99%", "    target: 99%\n    credit: {bands: {99% to 95%: 5%}}"},
	{"band with many digits", "    target: 99%",
		"    target: 99%\n    credit: {bands: {below 99.1234567890123456789012345%: 5%}}"},
	{"bands with one edge", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: 5%, below 99.0%: 6%}}"},
	{"bands that fall", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: 5%, below 98%: 4%}}"},
	{"bands with a gap", "    target: 99%", "    target: 99%\n    credit: {bands: {98% to 99%: 5%, below 97%: 6%}}"},
	{"bands that overlap", "    target: 99%", "    target: 99%\n    credit: {bands: {96% to 99%: 5%, below 97%: 6%}}"},
	{"bands without an end", "    target: 99%", "    target: 99%\n    credit: {bands: {98% to 99%: 5%}}"},
	{"band above the target", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99.5%: 5%}}"},
	{"band below the target", "    target: 99%", "    target: 99%\n    credit: {bands: {below 98%: 5%}}"},
	{"rate of a band", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: 101%}}"},
	{"rate without its sign", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: 5}}"},
	{"cap", "objectives:", "credits: {cap: {month: 15 %%}}\nobjectives:"},
	{"cap in another period", "objectives:", "credits: {cap: {quarter: 15%}}\nobjectives:"},
	{"at risk", "objectives:", "credits: {at-risk: 120%}\nobjectives:"},
	{"rounding", "objectives:", "credits: {rounding: half}\nobjectives:"},
	{"credit without a formula", "    target: 99%", "    target: 99%\n    credit: {of: wan}"},
	{"credit with two formulas", "    target: 99%", "    target: 99%\n    credit: {whole: yes, bands: {below 99%: 5%}}"},
	{"credit that is not whole", "    target: 99%", "    target: 99%\n    credit: {whole: no}"},
	{"credit below a minimum that is not there", "    target: 99%",
		"    target: 99%\n    credit: {whole: yes, below-minimum: 5%}"},
	{"credit below the minimum in words", "    target: 99%",
		"    target: 99%\n    minimum: 90%\n    credit: {whole: yes, below-minimum: all}"},
	{"price per miss of time", "    target: 99%", "    target: 99%\n    credit: {per-miss: {pays: 5}}"},
	{"cap of a percentage without its sign, or a fraction", "objectives:", "credits: {cap: {month: 0.15}}\nobjectives:"},
	{"cap of one", "objectives:", "credits: {cap: {year: 1}}\nobjectives:"},
	{"cap of a percentage and a half without its sign", "objectives:", "credits: {cap: {year: 12.5}}\nobjectives:"},
	{"at risk as a fraction", "objectives:", "credits: {at-risk: 0.1}\nobjectives:"},
	{"at risk of one", "objectives:", "credits: {at-risk: 1}\nobjectives:"},
	{"bands of tenths without a sign", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: 0.5}}"},
	{"bands of one decimal without a sign", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: 2.5}}"},
	{"price per miss without its price", "    target: 99%", "    target: 99%\n    credit: {per-miss: {at-most: 5}}"},
	{"step of nothing", "    target: 99%", "    target: 99%\n    credit: {per-step: {each: 0%, pays: 5}}"},
	{"step in another unit", "    target: 99%", "    target: 99%\n    credit: {per-step: {each: 1 ms, pays: 5}}"},
	{"step without its unit", "    target: 99%", "    target: 99%\n    credit: {per-step: {each: 0.1, pays: 5}}"},
	{"step in words", "    target: 99%", "    target: 99%\n    credit: {per-step: {each: tenth, pays: 5}}"},
	{"step with many digits", "    target: 99%",
		"    target: 99%\n    credit: {per-step: {each: 0.1234567890123456789012345%, pays: 5}}"},
	{"points that pay nothing", "    target: 99%", "    target: 99%\n    credit: {points: {bands: {below 99%: 1}}}"},
	{"points that fall", "    target: 99%",
		"    target: 99%\n    credit: {points: {bands: {below 99%: 2, below 98%: 1}, pays: 5}}"},
	{"points that are a percentage", "    target: 99%",
		"    target: 99%\n    credit: {points: {bands: {below 99%: 2%}, pays: 5}}"},
	{"table of points that falls", "    target: 99%",
		"    target: 99%\n    credit: {points: {bands: {below 99%: 2}, table: {1: 5%, 3: 4%}}}"},
	{"table of points with one twice", "    target: 99%",
		"    target: 99%\n    credit: {points: {bands: {below 99%: 2}, table: {1: 5%, 1.0: 6%}}}"},
	{"repeat that pays less", "    target: 99%", "    target: 99%\n    credit: {whole: yes, repeat: {times: 0.5}}"},
	{"repeat of more misses than periods", "    target: 99%",
		"    target: 99%\n    credit: {whole: yes, repeat: {times: 2, misses: 3}}"},
	{"chronic misses", "    target: 99%", "    target: 99%\n    chronic: {misses: 5, in: 4}"},
	{"work without a record type", "objectives:", "workload:\n  - {name: Cases, at-most: 4}\nobjectives:"},
	{"work of no record type", "objectives:", "workload:\n  - {name: Cases, of: ticket}\nobjectives:"},
	{"work at most nothing", "objectives:", "workload:\n  - {name: Cases, of: tickets, at-most: 0}\nobjectives:"},
	{"major incidents of surveys", "objectives:", "major: {surveys: score < 2}\nobjectives:"},
	{"breach by nothing", "99%", "99%\n    chronic: {in: 12}"},
	{"breach by misses and outages", "99%", "99%\n    chronic: {misses: 3, outages: 3, in: 12}"},
	{"outages in periods", "99%", "99%\n    terminate: {outages: 3, in: 12}"},
	{"outages in hours", "99%", "99%\n    terminate: {outages: 3, in: 24h}"},
	{"outages in too many days", "99%", "99%\n    terminate: {outages: 3, in: 367d}"},
	{"misses in days", "99%", "99%\n    terminate: {misses: 3, in: 30d}"},
	{"outages longer and as long", "99%", "99%\n    terminate: {outages: 3, longer-than: 30m, at-least: 30m, in: 30d}"},
	{"length of downtime", "99%", "99%\n    terminate: {downtime: 24h, longer-than: 30m, in: period}"},
	{"downtime below the minimum", "99%", "99%\n    terminate: {downtime: 24h, below-minimum: yes, in: period}"},
	{"downtime in words", "99%", "99%\n    terminate: {downtime: over 24h, in: period}"},
	{"outages of what is not measured by them", "availability: {from: outages}\n    target: 99%",
		"timeliness: {to: resolved, within: 4h}\n    target: 99%\n    chronic: {outages: 3, in: 30d}"},
	{"right to terminate without its periods", "    target: 99%", "    target: 99%\n    terminate: {misses: 5}"},
	{"bonus for less than promised", "    target: 99%",
		"    target: 99%\n    credit: {whole: yes, bonus: {beyond: 98%, pays: 5}}"},
	{"earn-back in two ways", "    target: 99%",
		"    target: 99%\n    credit: {whole: yes, earn-back: {after: 3, average: 12}}"},
	{"price per miss of packets", "availability: {from: outages}\n    target: 99%",
		"share: {of: samples, good: received, all: sent}\n    target: 99%\n    credit: {per-miss: {pays: 5}}"},
	{"credit of more than its base", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: 150%}}"},
	{"time beyond the target of each outage", "    target: 99%",
		"    target: 99%\n    credit: {per: outage, per-step: {each: started 1h, beyond: target, pays: 5%}}"},
	{"fee for lost time in a band of a share", "availability: {from: outages}\n    target: 99%",
		"share: {of: tallies, good: good, all: total}\n    target: 99%\n    credit: {bands: {below 99%: 10x}}"},
	{"relief of an availability", "    target: 99%", "    target: 99%\n    relief: {above: 110%, forecast: 100}"},
	{"fee for lost time without its sign", "    target: 99%", "    target: 99%\n    credit: {lost-time: {pays: 10}}"},
	{"fee for lost time in words", "    target: 99%", "    target: 99%\n    credit: {lost-time: {pays: 10 times}}"},
	{"band that pays times the fee in words", "    target: 99%",
		"    target: 99%\n    credit: {bands: {below 99%: 10 times}}"},
	{"price as a fraction", "    target: 99%", "    target: 99%\n    credit: {per-step: {each: started 1h, pays: 1/30}}"},
	{"price in days in words", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: 5 days}}"},
	{"price in days without a number", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: a day}}"},
	{"price that is all of the fee", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: all}}"},
	{"limit that is none", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: 5%}, cap: unlimited}"},
	{"limit without its sign", "    target: 99%", "    target: 99%\n    credit: {bands: {below 99%: 5%}, cap: 100}"},
	{"bands of several measures", "    target: 99%",
		"    target: 99%\n    credit: {bands: {below 99%: 5%, from 4h: 10%}}"},
	{"band of a time in words", "    target: 99%", "    target: 99%\n    credit: {bands: {from 5 minutes: 5%}}"},
	{"band beyond a time in words", "    target: 99%", "    target: 99%\n    credit: {bands: {over 4 hours: 5%}}"},
	{"band below a time", "    target: 99%", "    target: 99%\n    credit: {bands: {below 5m: 5%}}"},
	{"band of outages of an availability", "    target: 99%", "    target: 99%\n    credit: {bands: {from 2 misses: 5%}}"},
	{"band of misses in other words", "    target: 99%", "    target: 99%\n    credit: {bands: {from 2 outages: 5%}}"},
	{"step that is a time in words", "    target: 99%",
		"    target: 99%\n    credit: {per-step: {each: started 30 min, pays: 5%}}"},
	{"step or a part of it", "    target: 99%", "    target: 99%\n    credit: {per-step: {each: 1h or part, pays: 5%}}"},
	{"step of calendar days of outages", "    target: 99%",
		"    target: 99%\n    credit: {per-step: {each: calendar day, pays: 5.00}}"},
	{"step beyond the target of a value", "    target: 99%",
		"    target: 99%\n    credit: {per-step: {each: 0.1%, beyond: target, pays: 5%}}"},
	{"each outage of a value", "    target: 99%", "    target: 99%\n    credit: {per: outage, bands: {below 99%: 5%}}"},
	{"grace of a value", "    target: 99%", "    target: 99%\n    credit: {after: 15m, bands: {below 99%: 5%}}"},
	{"month of the calendar", "    target: 99%",
		"    target: 99%\n    credit: {month: calendar, per-step: {each: 1h, pays: 1d}}"},
	{"points that nothing pays", "    target: 99%", "    target: 99%\n    credit: {points: 5}"},
	{"lost time of a share", "availability: {from: outages}\n    target: 99%",
		"share: {of: tallies, good: good, all: total}\n    target: 99%\n    credit: {lost-time: {pays: 10x}}"},
	{"threshold with a sign", "availability: {from: outages}",
		"availability: {from: samples, by: slot, slot: 1m, threshold: \"> 5%\"}"},
	{"period of an objective in other words", "    target: 99%", "    target: 99%\n    period: rolling 3 months"},
	{"period of an objective that is the agreement's", "    target: 99%", "    target: 99%\n    period: month"},
	{"payout with a sign", "objectives:", "credits: {minimum-payout: \"> 1.00\"}\nobjectives:"},
	{"payout in percent", "objectives:", "credits: {minimum-payout: 5%}\nobjectives:"},
	{"points together that nobody gives", "objectives:", "credits: {points: {table: {5: 2%}}}\nobjectives:"},
	{"points together that fall", "objectives:", "credits: {points: {table: {5: 2%, 10: 1%}}}\nobjectives:"},
	{"cap of a service without a fee", "objectives:", "credits: {cap: {services: {lan: 15%}}}\nobjectives:"},
	{"cap of a service twice", "objectives:", "credits: {cap: {services: {wan: 15%, WAN: 10%}}}\nobjectives:"},
	{"ceiling of a credit", "target: 99%",
		"target: 99%\n    credit: {of: wan, bands: {below 99%: 150%}, ceiling: 150%}"},
	{"ceiling of all credits", "objectives:", "credits: {ceiling: {month: 15%}}\nobjectives:"},
	{"claim from a report that nobody dates", "target: 99%",
		"target: 99%\n    credit: {of: wan, bands: {below 99%: 10%}, claim: {within: 10d, of: report}}"},
	{"claims from a report that nobody dates", "objectives:",
		"credits: {claim: {within: 10d, of: report}}\nobjectives:\n  - {id: paid, availability: {from: outages}, " +
			"target: 99%, credit: {of: wan, bands: {below 99%: 10%}}}"},
	{"quarter beside weeks", "objectives:\n" + upOf,
		"period: week\nobjectives:\n  - id: up\n    availability: {from: outages}\n    period: quarter\n"},
	{"quarter beside years", "objectives:\n" + upOf,
		"period: year\nobjectives:\n  - id: up\n    availability: {from: outages}\n    period: quarter\n"},
	{"lost time of a rolling window", "target: 99%",
		"period: last 3 periods\n    target: 99%\n    credit: {of: wan, lost-time: {pays: 10x}, cap: none}"},
	{"misses of a rolling window", upOf + "    target: 99%\n", "  - {id: up, period: last 3 periods, target: 99%, " +
		"timeliness: {from: opened, to: resolved, within: 4h}, credit: {of: wan, per-miss: {pays: 10.00}}}\n"},
	{"fees that cannot be read, and a part of one", feesAndUp, "fees: {wan: cheap}\nobjectives:\n" + upOf +
		"    target: 99%\n    credit: {of: wan, bands: {below 99%: 10%}}\n"},
	{"fees that cannot be read, and a part of all", feesAndUp, "fees: {wan: cheap}\nobjectives:\n" + upOf +
		"    target: 99%\n    credit: {bands: {below 99%: 10%}}\n"},
	{"carry-over of nothing", "objectives:", "credits: {carry-over: yes}\nobjectives:"},
	{"account that is a list", "objectives:", "credits: {account: [4711]}\nobjectives:"},
	{"price without users", "wan: 100.00", "wan: {price: 10.00}"},
	{"users without a price", "wan: 100.00", "wan: {users: 10, invoices: {2026-01: 5}}"},
	{"users with decimals", "wan: 100.00", "wan: {price: 10.00, users: 1.5}"},
	{"fee by month", "wan: 100.00", "wan: {2026-01: 10.00}"},
	{"invoice for another kind of period", "wan: 100.00", "wan: {invoices: {2026-Q1: 10.00}}"},
	{"invoice for no period", "wan: 100.00", "wan: {invoices: {January: 10.00}}"},
	{"tab", "    target:", "\ttarget:"},
	{"quotes", "client: Acme", "client: \"Acme"},
	{"colon in a text", "client: Acme", "client: Acme: Retail"},
	{"list that is not closed", "{from: outages}", "[from: outages"},
	{"mapping that is not closed", "{from: outages}", "{from: outages"},
	{"key in the wrong column", "    target:", "   target:"},
	{"item in the wrong column", "    target: 99%\n", "    target: 99%\n x: 1\n"},
	{"key without a colon", "client: Acme", "client Acme"},
	{"reserved character", "client: Acme", "client: @Acme"},
	{"two documents", "currency:", "---\ncurrency:"},
	{"items of no table", upOf, each("for-each: none.csv")},
	{"items of a folder", upOf, each("for-each: brand")},
	{"items of a picture", upOf, each("for-each: brand/large.png")},
	{"items of a damaged workbook", upOf, each("for-each: data/broken.xlsx")},
	{"table without a column of items", upOf, each("for-each: data/strange.csv")},
	{"column that is not there", upOf, each("for-each: {table: data/circuits.csv, fee: Monthly feee}")},
	{"column that is there twice", upOf, each("for-each: {table: data/twice.csv, fee: fee}")},
	{"column of rows that is not there", upOf, each("for-each: {table: data/circuits.csv, only: {level: gold}}")},
	{"no row that counts", upOf, each("for-each: {table: data/circuits.csv, only: {tier: platinum}}")},
	{"table with too many items", upOf, each("for-each: data/long.csv")},
	{"table without items", upOf, each("for-each: data/empty.csv")},
	{"more objectives than are possible", upOf, each("for-each: data/many.csv")},
	{"table whose rows are wrong", upOf, each("for-each: data/wrong.csv")},
	{"target that is a part of one", upOf, each("for-each: data/parts.csv")},
	{"target below the minimum", upOf + "    target: 99%\n",
		each("for-each: data/low.csv") + "    target: 99%\n    minimum: 98%\n"},
	{"column with a slip in its name", upOf, each("for-each: data/slip.csv")},
	{"columns that say something of an item", upOf, each("for-each: data/dated.csv")},
	{"fee in another currency", upOf, each("for-each: data/dollar.csv")},
	{"items of tickets at a site", upOf + "    target: 99%\n",
		"  - id: up\n    service: wan\n    for-each: data/circuits.csv\n" +
			"    timeliness: {from: opened, to: resolved, within: 4h}\n    target: 99%\n"},
	{"items that are services of a service", upOf, each("for-each: {table: data/circuits.csv, is: service}")},
	{"items that are something else", upOf, each("for-each: {table: data/circuits.csv, is: circuit}")},
	{"fee of items and of a service", upOf + "    target: 99%\n",
		each("for-each: data/circuits.csv") + "    target: 99%\n    credit: {of: wan, bands: {below 99%: 10%}}\n"},
	{"items without a fee", upOf + "    target: 99%\n",
		each("for-each: data/free.csv") + "    target: 99%\n    credit: {bands: {below 99%: 10%}}\n"},
	{"wrong items, and a part of their fees", feesAndUp,
		"objectives:\n" + each("for-each: data/wrong.csv") + "    target: 99%\n    credit: {bands: {below 99%: 10%}}\n"},
	{"no table of items, and a part of their fees", feesAndUp,
		"objectives:\n" + each("for-each: none.csv") + "    target: 99%\n    credit: {bands: {below 99%: 10%}}\n"},
	{"no fees, and a part of them", feesAndUp,
		"objectives:\n" + upOf + "    target: 99%\n    credit: {bands: {below 99%: 10%}}\n"},
	{"item with two fees", upOf + "    target: 99%\n", each("for-each: data/circuits.csv") + "    target: 99%\n" +
		strings.Replace(each("for-each: data/dearer.csv"), "id: up", "id: again", 1) + "    target: 99%\n"},
	{"item whose fee stands under fees",
		"fees: {wan: 100.00, desk: 50.00}\ncalendars: {office: {hours: {mon-fri: 08:00-18:00}}}\n" +
			"objectives:\n" + upOf, "fees: {wan/a: 7.00}\nobjectives:\n" + each("for-each: data/circuits.csv")},
	{"filter beside the terms", upOf, "  - id: up\n    service: desk\n    where: priority == \"P1\"\n" +
		"    timeliness: {from: opened, to: resolved, within: 4h}\n"},
	{"empty file", goodAgreement, "# nothing\n"},
	{"anchor and alias", "fees: {wan: 100.00, desk: 50.00}", "fees: &fees {wan: 100.00}\nx: *fees"},
	{"alias of nothing", "client: Acme", "client: *acme"},
	{"merge key", "fees: {wan: 100.00, desk: 50.00}", "fees: {<<: {wan: 100.00}}"},
	{"tag", "client: Acme", "client: !!str Acme"},
	{"key that is a list", "client: Acme", "[client]: Acme"},
	{"deep", "client: Acme", "client: " + strings.Repeat("[", 60) + strings.Repeat("]", 60)},
	{"deeper than the parser goes", "client: Acme", "client: " + strings.Repeat("[", 20000)},
	{"not UTF-8", "client: Acme", "client: \xe4cme"},
	{"UTF-16", goodAgreement, "\xff\xfei\x00d\x00"},
	{"control character", "client: Acme", "client: A\x07cme"},
	{"directive", "id: A", "%FOO bar\n---\nid: A"},
	{"many", "currency: EUR", "currency: EUR\n" + strings.Repeat("? [a]\n: b\n", shape.MostProblems+1)},
	{"large", "id: A", "# " + strings.Repeat("x", shape.MaxBytes) + "\nid: A"},
	{"relief by the label of another kind of period", "target: 99%",
		"target: 99%\n    relief: {above: 110%, forecast: {2026-Q1: 1000}}"},
	{"credit note with a number of all periods", "currency: EUR",
		"currency: EUR\ncredit-note: {number: 'CN-{agreement}'}"},
	{"credit note with a number that nothing fills", "currency: EUR",
		"currency: EUR\ncredit-note: {number: 'CN-{client}-{period}'}"},
	{"credit note dated by the label of another kind of period", "currency: EUR",
		"currency: EUR\ncredit-note: {dates: {2026-Q1: 2026-04-05}}"},
	{"credit note that corrects no invoice", "currency: EUR", "currency: EUR\ncredit-note: {invoices: {2026-01: []}}"},
	{"tax without its category", "currency: EUR", "currency: EUR\ncredit-note: {tax: {rate: 19%}}"},
	{"tax of no category", "currency: EUR", "currency: EUR\ncredit-note: {tax: {category: standard, rate: 19%}}"},
	{"standard tax without a rate", "currency: EUR", "currency: EUR\ncredit-note: {tax: {category: S}}"},
	{"standard tax of zero", "currency: EUR", "currency: EUR\ncredit-note: {tax: {category: S, rate: 0%}}"},
	{"zero tax with a rate", "currency: EUR", "currency: EUR\ncredit-note: {tax: {category: Z, rate: 0%}}"},
	{"zero tax with a reason", "currency: EUR", "currency: EUR\ncredit-note: {tax: {category: Z, exempt-reason: abroad}}"},
	{"exempt without a reason", "currency: EUR", "currency: EUR\ncredit-note: {tax: {category: E}}"},
	{"not subject to tax with VAT identifiers", "currency: EUR",
		"currency: EUR\ncredit-note: {tax: {category: O}, seller: {vat: DE1234}, buyer: {vat: DE1235}}"},
	{"country by its name", "currency: EUR", "currency: EUR\ncredit-note: {seller: {country: Germany}}"},
	{"country in lower case", "currency: EUR", "currency: EUR\ncredit-note: {seller: {country: de}}"},
	{"country that is usual but no code", "currency: EUR", "currency: EUR\ncredit-note: {seller: {country: UK}}"},
	{"VAT identifier with blanks", "currency: EUR", "currency: EUR\ncredit-note: {buyer: {vat: de 123 456 789}}"},
	{"VAT identifier without its country", "currency: EUR", "currency: EUR\ncredit-note: {buyer: {vat: 1a23456789}}"},
	{"VAT identifier of no country", "currency: EUR", "currency: EUR\ncredit-note: {buyer: {vat: QQ123456789}}"},
	{"UBL with nothing else", "currency: EUR", "currency: EUR\ncredit-note: {ubl: yes}"},
	{"UBL with a tax alone", "currency: EUR", "currency: EUR\ncredit-note: {ubl: yes, tax: {category: AE}}"},
	{"UBL in a currency of three decimals", "currency: EUR",
		"currency: KWD\ncredit-note: {ubl: yes, number: 'CN-{period}', " +
			"invoices: {2026-01: I}, tax: {category: O}, seller: {registration: '1', country: KW}, buyer: {country: KW}}"},
}

// versionsOf writes a target with so many versions.
func versionsOf(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ", %d-01-01: 99%%", 1000+i)
	}
	return "{" + b.String()[2:] + "}"
}

// pairs change a second place too.
var pairs = map[string]slip{
	"nothing holds at the begin": {"", "99%", "{2026-03-01: 99%}"},
	"credit without fees":        {"", "99%", "99%\n    credit: {bands: {below 99%: 5%}}"},
}

// apply makes the file with the mistake.
func (s slip) apply(t testing.TB, good string) string {
	t.Helper()
	for _, change := range []slip{s, pairs[s.rule]} {
		if !strings.Contains(good, change.old) {
			t.Fatalf("%s: %q is not in the file", s.rule, change.old)
		}
		good = strings.Replace(good, change.old, change.new, 1)
	}
	return good
}

// upOf is the objective of the good agreement up to its target, and each makes it one of items.
const upOf = "  - id: up\n    availability: {from: outages}\n"

// feesAndUp is the good agreement from its fees to its end.
const feesAndUp = "fees: {wan: 100.00, desk: 50.00}\ncalendars: {office: {hours: {mon-fri: 08:00-18:00}}}\n" +
	"objectives:\n" + upOf + "    target: 99%\n"

func each(forEach string) string {
	return "  - id: up\n    service: wan\n    availability: {from: outages}\n    " + forEach + "\n"
}

// itemTables are tables of items, most of which cannot be used.
func itemTables(files fstest.MapFS) {
	for name, text := range map[string]string{
		"circuits": "circuit,fee,tier\nA,100.00,gold\nB,50.00,silver\n",
		"strange":  "line,cost\nA,100.00\n",
		"twice":    "circuit,fee,fee\nA,1.00,2.00\n",
		"empty":    "circuit,fee\n",
		"wrong": "circuit,fee\nA,100.00\n,50.00\na,20.00\nB,\nC,-5.00\nD,1.005\nE,cheap\n" + strings.Repeat("F", 101) +
			",1.00\n",
		"parts":  "circuit,target\nA,0.999\n",
		"low":    "circuit,target\nA,97%\n",
		"slip":   "circuit,Tarrget\nA,97%\n",
		"dated":  "circuit,city,From,minimum\nA,Bonn,2026-10-15,98%\n",
		"dollar": "circuit,fee,currency\nA,10.00,EUR\nB,10.00,USD\nC,10.00,\n",
		"free":   "circuit\nA\n",
		"long":   "circuit\n" + strings.Repeat("A\n", items.MostRows+1),
		"dearer": "circuit,fee\nA,120.00\n",
		"many":   manyItems(items.Most + 1),
	} {
		files["data/"+name+".csv"] = &fstest.MapFile{Data: []byte(text)}
	}
	files["data/broken.xlsx"] = &fstest.MapFile{Data: []byte("PK\x03\x04 and nothing more")}
}

// manyItems is a table of so many items.
func manyItems(n int) string {
	var text strings.Builder
	text.WriteString("circuit\n")
	for i := range n {
		fmt.Fprintf(&text, "C%d\n", i)
	}
	return text.String()
}

// images are logos that cannot be used.
func images(t testing.TB) fstest.MapFS {
	encode := func(m image.Image) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	deep := image.NewNRGBA64(image.Rect(0, 0, 2, 2))
	deep.Set(0, 0, color.NRGBA64{R: 1, A: 7})
	good := encode(image.NewNRGBA(image.Rect(0, 0, 20, 20)))
	// One pixel is the same with and without interlacing; only the header says which (PNG, 11.2.1).
	interlaced := encode(image.NewGray(image.Rect(0, 0, 1, 1)))
	interlaced[28] = 1
	copy(interlaced[29:], crc(interlaced[12:29]))
	return fstest.MapFS{
		"brand/text.png":       {Data: []byte("GIF89a")},
		"brand/head.png":       {Data: good[:20]},
		"brand/cut.png":        {Data: good[:len(good)-30]},
		"brand/wide.png":       {Data: encode(image.NewGray(image.Rect(0, 0, 5000, 1)))},
		"brand/deep.png":       {Data: encode(deep)},
		"brand/interlaced.png": {Data: interlaced},
		"brand/large.png":      {Data: make([]byte, 1<<20+1)},
	}
}

// problemsOf loads a workspace with one mistake.
func problemsOf(t testing.TB, file, text string) []Problem {
	t.Helper()
	files := images(t)
	itemTables(files)
	files[File] = &fstest.MapFile{Data: []byte(goodSettings)}
	files["agreements/a.yaml"] = &fstest.MapFile{Data: []byte(goodAgreement)}
	files[file] = &fstest.MapFile{Data: []byte(text)}
	_, problems, err := Load(files, "de", "en")
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

func show(p Problem) string {
	kind := ""
	if p.Warning {
		kind = "warning: "
	}
	out := fmt.Sprintf("  %s: %s%s\n", p.Where(), kind, p.Text)
	if p.Hint != "" {
		out += "    hint: " + p.Hint + "\n"
	}
	return out
}

// TestProblems tells for each mistake what is said about it, and whether the schema refuses it as well.
//
// Decides: item-columns.
func TestProblems(t *testing.T) {
	var out strings.Builder
	tell := func(file, good string, slips []slip) {
		schema := compiled(t, schemaOf(file))
		for _, s := range slips {
			text := s.apply(t, good)
			problems := problemsOf(t, file, text)
			if len(problems) == 0 {
				t.Errorf("%s: nothing was said", s.rule)
			}
			fmt.Fprintf(&out, "%s (%s)\n", s.rule, verdict(t, schema, text))
			if n := len(problems); n > 10 {
				fmt.Fprintf(&out, "  %d problems, the last one:\n", n)
				problems = problems[n-1:]
			}
			for _, p := range problems {
				out.WriteString(show(p))
			}
		}
	}
	tell(File, goodSettings, settingsSlips)
	tell("agreements/a.yaml", goodAgreement, agreementSlips)
	golden(t, "testdata/problems.golden", out.String())
}

// verdict is what a schema says of a text.
func verdict(t *testing.T, schema interface{ Validate(any) error }, text string) string {
	r := &shape.Reader{}
	_, ok := r.Parse([]byte(text))
	switch {
	case !ok:
		return "not YAML"
	case schema.Validate(instance(t, []byte(text))) != nil:
		return "schema refuses"
	}
	return "schema takes"
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestGoodFilesHaveNoProblems(t *testing.T) {
	if problems := problemsOf(t, File, goodSettings); len(problems) > 0 {
		t.Errorf("got %v", problems)
	}
}

// TestEveryMessageHasACase finds the formats of messages in the sources; each must have been produced by
// one of the mistakes above, or by the tests of agreements among each other.
func TestEveryMessageHasACase(t *testing.T) {
	said, err := os.ReadFile("testdata/problems.golden")
	if err != nil {
		t.Fatal(err)
	}
	among, err := os.ReadFile("testdata/among.golden")
	if err != nil {
		t.Fatal(err)
	}
	text := string(said) + string(among)
	for _, format := range slices.Concat(formats(t, "."), formats(t, "shape"), formats(t, "creditnote"),
		formats(t, "documents"), formats(t, "fault"), formats(t, "items"), formats(t, "sources")) {
		pattern := regexp.MustCompile(`(?m)` + verbs.ReplaceAllString(regexp.QuoteMeta(format), `.+`))
		if !pattern.MatchString(text) {
			t.Errorf("no case says %q", format)
		}
	}
}

var verbs = regexp.MustCompile(`%[sdqv]`)

// formats lists the texts that the files of a folder pass to Problem, Warn and Wrong or put into a Problem.
func formats(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) >= 3 && (f.Sel.Name == "Problem" || f.Sel.Name == "Warn") {
					all = append(all, literal(n.Args[2])...)
				}
			case *ast.KeyValueExpr:
				if k, ok := n.Key.(*ast.Ident); ok && k.Name == "Text" {
					all = append(all, literal(n.Value)...)
				}
			}
			return true
		})
	}
	return all
}

func literal(e ast.Expr) []string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		if text, err := strconv.Unquote(l.Value); err == nil && text != "%s" {
			return []string{text}
		}
	}
	return nil
}
