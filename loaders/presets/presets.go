package presets

import "slices"

// Preset is what is known about the export of one system. In JSON its keys are those of a source in slareport.yaml.
type Preset struct {
	Name     string    `json:"name"`
	Version  string    `json:"version"`              // of this table: the month in which it was written or last changed
	Beta     bool      `json:"beta"`                 // never held against a real export
	Title    string    `json:"title"`                // the system and its export
	Export   string    `json:"export"`               // how to make the export
	Order    string    `json:"date-order,omitempty"` // of day and month, where neither the source nor the user tells
	Zone     string    `json:"timezone,omitempty"`   // of times without an offset, "" when that depends on the user
	Mappings []Mapping `json:"mappings"`
}

// Mapping is how rows of the export become records of one type.
type Mapping struct {
	Record  string                       `json:"records"`         // as the key records of a source writes it
	Where   string                       `json:"where,omitempty"` // filter on the records, "" for all rows
	Columns []Column                     `json:"columns"`
	Set     map[string]string            `json:"set,omitempty"`    // field → constant
	Units   map[string]string            `json:"units,omitempty"`  // duration field → unit of bare numbers
	Values  map[string]map[string]string `json:"values,omitempty"` // field → cell, lower case → what it stands for
}

// Column names the headers under which a field is known, the best first; case does not count.
type Column struct {
	Field   string   `json:"field"`
	Headers []string `json:"headers"`
}

// Generic is the preset of sources that name none: the fields' own names and their usual synonyms.
const Generic = "generic"

// All lists the presets by name. A new one is a file and a line here.
func All() []Preset {
	return []Preset{
		freshdesk(), generic(), jira(), pagerduty(), servicenow(), servicenowEventlog(), upptime(), uptimeKuma(),
		uptimeRobot(), zendesk(),
	}
}

// Names lists the presets' names.
func Names() []string {
	all := All()
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	return names
}

// Lookup finds a preset by its name.
func Lookup(name string) (Preset, bool) {
	all := All()
	i := slices.IndexFunc(all, func(p Preset) bool { return p.Name == name })
	if i < 0 {
		return Preset{}, false
	}
	return all[i], true
}

// Records lists the record types that the export can become.
func (p Preset) Records() []string {
	names := make([]string, len(p.Mappings))
	for i, m := range p.Mappings {
		names[i] = m.Record
	}
	return names
}

// Mapping gives how rows become records of a type.
func (p Preset) Mapping(record string) (Mapping, bool) {
	i := slices.IndexFunc(p.Mappings, func(m Mapping) bool { return m.Record == record })
	if i < 0 {
		return Mapping{}, false
	}
	return p.Mappings[i], true
}

// Headers gives the headers by field, in a map of its own.
func (m Mapping) Headers() map[string][]string {
	all := make(map[string][]string, len(m.Columns))
	for _, c := range m.Columns {
		all[c.Field] = slices.Clone(c.Headers)
	}
	return all
}

// column is shorthand for the tables.
func column(field string, headers ...string) Column { return Column{field, headers} }
