package rulebook

// entry is a rule or a convention.
type entry struct {
	section  string // of the rule book ("§3"), or the topic of a convention
	id, text string
	settings []string // keys that change a convention, each with those of its objects: "fault.precedence"
	file     string   // where it is written, below the root of the repository
	line     int
	tests    []link // that decide it
}

// link is a test function and its file below the root.
type link struct{ name, file string }

// book is everything that comments say.
type book struct {
	rules, conventions []*entry
	problems           []string // in the comments themselves, each with its place
}

// topics are the headings of report/CONVENTIONS.md in their order, by the names that comments use.
var topics = []struct{ name, heading string }{
	{"client", "Whose record it is"},
	{"records", "Which rows are one record (§2)"},
	{"time", "Time (§1)"},
	{"measures", "Measures (§2, §3, §4)"},
	{"calendars", "Calendars of clocks and sites (§3, §4)"},
	{"answers", "Who answers (§5)"},
	{"scores", "Scores (§6)"},
	{"credits", "Credits (§7)"},
	{"doubt", "What could not be read (§13)"},
	{"beside", "What is reported beside the scores"},
}
