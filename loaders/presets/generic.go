package presets

import "strings"

// generic knows every field by its own name, with spaces or hyphens for underscores, and by its synonyms.
func generic() Preset {
	p := Preset{
		Name: Generic, Version: "2026-11",
		Title:  "any table whose headers are the names of the fields or their usual synonyms",
		Export: "name the columns as in the list of fields, or say under columns which header is which",
	}
	for _, record := range Fields {
		m := Mapping{Record: record.Name}
		for _, f := range record.Fields {
			m.Columns = append(m.Columns, column(f.Name, genericHeaders(record.Name, f.Name)...))
		}
		p.Mappings = append(p.Mappings, m)
	}
	return p
}

func genericHeaders(record, field string) []string {
	headers := []string{field}
	if strings.Contains(field, "_") {
		headers = append(headers, strings.ReplaceAll(field, "_", " "), strings.ReplaceAll(field, "_", "-"))
	}
	headers = append(headers, synonyms[record+"."+field]...)
	return append(headers, synonyms[field]...)
}

// synonyms are headers that mean a field wherever it occurs, or in one record type alone. A header stands
// for no more than one field of a record type: a test sees to it.
var synonyms = map[string][]string{
	"client":      {"customer", "company", "organisation", "organization", "account"},
	"service":     {"business service", "application"},
	"site":        {"location"},
	"provider":    {"vendor", "supplier"},
	"opened":      {"created", "created at", "opened at", "open date", "reported"},
	"responded":   {"first response", "first response at", "responded at", "acknowledged at"},
	"resolved":    {"resolved at", "solved", "solved at", "resolution date"},
	"closed":      {"closed at", "close date"},
	"due":         {"due date", "due at", "promised"},
	"changed":     {"updated", "updated at", "last update"},
	"on_hold":     {"hold time", "on hold time", "pending time"},
	"priority":    {"prio"},
	"channel":     {"source", "via", "contact type"},
	"requester":   {"caller", "reporter", "requested by"},
	"item":        {"configuration item", "ci", "asset", "product"},
	"category":    {"type"},
	"cause":       {"cause code", "root cause", "resolution code", "close code"},
	"fault":       {"fault of", "party at fault"},
	"state":       {"status"},
	"assignee":    {"assigned to", "agent", "group", "assignment group"},
	"title":       {"summary", "subject", "short description", "description"},
	"reopened":    {"reopen count", "reopens", "reopened count"},
	"cost":        {"costs", "price"},
	"score":       {"rating", "satisfaction"},
	"ticket":      {"ticket id", "ticket number", "case", "case no"},
	"reference":   {"ref", "change number"},
	"approved_by": {"approver"},
	"mitigation":  {"mitigated by"},

	Tickets + ".id":              {"number", "ticket", "ticket id", "key", "incident", "case"},
	Tickets + ".first_contact":   {"first call resolution", "fcr", "solved at first contact"},
	TicketEvents + ".at":         {"time", "timestamp", "date", "datum", "zeitstempel", "changed at"},
	TicketEvents + ".what":       {"field", "event"},
	TicketEvents + ".from":       {"old value", "old"},
	TicketEvents + ".to":         {"new value", "new"},
	TicketEvents + ".actor":      {"changed by", "user"},
	TicketEvents + ".recorded":   {"recorded at"},
	Samples + ".at":              {"time", "timestamp", "date", "datum", "zeitstempel"},
	Samples + ".sent":            {"packets sent", "requests"},
	Samples + ".received":        {"packets received", "responses"},
	Samples + ".latency":         {"latency ms", "rtt", "response time", "response ms", "ping"},
	Samples + ".jitter":          {"jitter ms"},
	Samples + ".ok":              {"up", "success", "status", "state"},
	Outages + ".id":              {"number", "incident", "outage"},
	Outages + ".from":            {"start", "started", "begin", "down from", "downtime start"},
	Outages + ".to":              {"end", "ended", "up at", "downtime end"},
	Outages + ".severity":        {"impact"},
	Outages + ".state":           {"event", "current state", "monitor state"},
	Outages + ".share":           {"users hit", "share of users"},
	Claims + ".from":             {"start", "begin"},
	Claims + ".to":               {"end"},
	Claims + ".id":               {"claim", "number"},
	Claims + ".ids":              {"tickets", "outages"},
	Claims + ".recorded":         {"recorded at"},
	Claims + ".announced":        {"announced at"},
	Surveys + ".at":              {"time", "timestamp", "date", "datum", "submitted", "answered"},
	Surveys + ".scale":           {"out of", "maximum"},
	Tallies + ".period":          {"month", "day", "date"},
	Tallies + ".total":           {"all", "volume"},
	Tallies + ".objective":       {"kpi", "sla", "slo"},
	Obligations + ".id":          {"number", "obligation"},
	Obligations + ".what":        {"input", "obligation text"},
	Obligations + ".provided":    {"provided at", "delivered"},
	Obligations + ".tickets":     {"waiting tickets"},
	Obligations + ".services":    {"waiting services"},
	CreditClaims + ".period":     {"month", "for"},
	CreditClaims + ".objective":  {"kpi", "sla", "slo"},
	CreditClaims + ".at":         {"time", "timestamp", "date", "datum", "claimed at"},
	CreditClaims + ".currency":   {"ccy", "currency code", "währung", "devise"},
	CreditClaims + ".by":         {"claimed by", "user"},
	CreditClaims + ".reference":  {"claim", "credit note", "number"},
	Outages + ".detected":        {"detected at"},
	Outages + ".acknowledged":    {"acknowledged at"},
	Outages + ".notified":        {"notified at"},
	Tickets + ".response_time":   {"first response time"},
	Tickets + ".resolution_time": {"time to resolve"},
}
