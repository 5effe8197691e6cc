package presets

// servicenowPriorities are the labels of the product's priority list and what agreements call them.
func servicenowPriorities() map[string]string {
	return map[string]string{
		"1 - critical": "P1", "2 - high": "P2", "3 - moderate": "P3", "4 - low": "P4", "5 - planning": "P5",
		"1": "P1", "2": "P2", "3": "P3", "4": "P4", "5": "P5",
	}
}

// servicenow is a list of incidents: CSV has the names of the fields, a workbook their labels.
func servicenow() Preset {
	return Preset{
		Name: "servicenow", Version: "2026-11", Beta: true,
		Title: "ServiceNow, list of incidents or requests",
		Export: "open the list (incident.list), choose the columns, then right-click a header: Export > CSV or Excel; " +
			"times are in the zone of the user who exports",
		Mappings: []Mapping{{
			Record: Tickets,
			Columns: []Column{
				column("id", "number"),
				column("client", "company", "account"),
				column("service", "business_service", "Service", "Business service", "service_offering", "Service offering"),
				column("site", "location"),
				column("opened", "opened_at", "Opened", "sys_created_on", "Created"),
				column("resolved", "resolved_at", "Resolved"),
				column("closed", "closed_at", "Closed"),
				column("due", "due_date", "Due date", "sla_due", "SLA due"),
				column("changed", "sys_updated_on", "Updated"),
				column("priority", "priority"),
				column("impact", "impact"),
				column("urgency", "urgency"),
				column("channel", "contact_type", "Contact type", "Channel"),
				column("requester", "caller_id", "Caller", "opened_by", "Opened by"),
				column("item", "cmdb_ci", "Configuration item"),
				column("category", "category"),
				column("cause", "close_code", "Resolution code", "Close code"),
				column("state", "incident_state", "Incident state", "state"),
				column("assignee", "assignment_group", "Assignment group", "assigned_to", "Assigned to"),
				column("title", "short_description", "Short description"),
				column("reopened", "reopen_count", "Reopen count"),
			},
			Values: map[string]map[string]string{"priority": servicenowPriorities()},
		}},
	}
}

// servicenowEventlog is the audit of incidents with one row per update, as the published log of an IT
// company's incidents has it. A question mark stands for what is not known.
func servicenowEventlog() Preset {
	unknown := func(fields ...string) map[string]map[string]string {
		all := map[string]map[string]string{}
		for _, f := range fields {
			all[f] = map[string]string{"?": ""}
		}
		return all
	}
	tickets := unknown(
		"opened", "resolved", "closed", "changed", "channel", "requester", "item", "category", "cause", "assignee", "site",
		"impact", "urgency",
	)
	tickets["priority"] = servicenowPriorities()
	events := unknown("to", "actor")
	return Preset{
		Name: "servicenow-eventlog", Version: "2026-11",
		Title: "ServiceNow, one row per update of an incident",
		Export: "export the incidents joined with their audit, ordered by number and sys_updated_at; records: [tickets, " +
			"ticket-events] reads both from it",
		Order: "day-first",
		Mappings: []Mapping{
			{
				Record: Tickets,
				Columns: []Column{
					column("id", "number"),
					column("site", "location"),
					column("opened", "opened_at", "sys_created_at"),
					column("resolved", "resolved_at"),
					column("closed", "closed_at"),
					column("changed", "sys_updated_at"),
					column("priority", "priority"),
					column("impact", "impact"),
					column("urgency", "urgency"),
					column("channel", "contact_type"),
					column("requester", "caller_id"),
					column("item", "cmdb_ci"),
					column("category", "category"),
					column("cause", "closed_code", "close_code"),
					column("state", "incident_state"),
					column("assignee", "assignment_group", "assigned_to"),
					column("reopened", "reopen_count"),
				},
				Values: tickets,
			},
			{
				Record: TicketEvents,
				Columns: []Column{
					column("ticket", "number"),
					column("at", "sys_updated_at"),
					column("actor", "sys_updated_by"),
					column("to", "incident_state"),
				},
				Set:    map[string]string{"what": "state"},
				Values: events,
			},
		},
	}
}
