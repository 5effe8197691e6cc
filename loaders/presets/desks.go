package presets

func jira() Preset {
	return Preset{
		Name: "jira", Version: "2026-11", Beta: true,
		Title: "Jira and Jira Service Management, list of issues",
		Export: "search for the issues, then Export > CSV (all fields); dates are written as the site's settings say, in " +
			"the zone of the user who exports",
		Mappings: []Mapping{{
			Record: Tickets,
			Columns: []Column{
				column("id", "Issue key", "Key"),
				column("client", "Custom field (Organizations)", "Organizations", "Custom field (Customer)"),
				column("service", "Custom field (Affected services)", "Affected services", "Project name"),
				column("opened", "Created"),
				column("resolved", "Resolved"),
				column("due", "Due date", "Due"),
				column("changed", "Updated"),
				column("priority", "Priority"),
				column("impact", "Custom field (Impact)"),
				column("urgency", "Custom field (Urgency)"),
				column("channel", "Custom field (Request channel type)"),
				column("requester", "Reporter"),
				column("item", "Component/s", "Components"),
				column("category", "Custom field (Request Type)", "Issue Type"),
				column("cause", "Resolution", "Custom field (Root cause)"),
				column("state", "Status"),
				column("assignee", "Assignee"),
				column("title", "Summary"),
			},
		}},
	}
}

// zendesk reads a ticket's satisfaction score as a survey, too: good is 1, bad is 0, offered and not rated is sent
// and not answered, not offered is none. The export does not tell when it was given, so it counts from the day the
// ticket was solved.
func zendesk() Preset {
	satisfaction := Mapping{
		Record: Surveys,
		Where:  `score == nil or score >= 0`,
		Columns: []Column{
			column("at", "Solved at", "Updated at"),
			column("client", "Organization"),
			column("ticket", "Id", "Ticket ID"),
			column("requester", "Requester", "Requester id"),
			column("score", "Satisfaction Score"),
		},
		Set: map[string]string{"scale": "1"},
		Values: map[string]map[string]string{"score": {
			"good": "1", "good with comment": "1", "bad": "0", "bad with comment": "0", "offered": "", "not offered": "-1",
			"unoffered": "-1", "-": "-1", "": "-1",
		}},
	}
	return Preset{
		Name: "zendesk", Version: "2026-11", Beta: true,
		Title:  "Zendesk Support, export of tickets with their satisfaction score",
		Export: "Admin Center > Account > Tools > Reports > Export, or a view's Actions > Export view as CSV",
		Mappings: []Mapping{{
			Record: Tickets,
			Columns: []Column{
				column("id", "Id", "Ticket ID"),
				column("client", "Organization"),
				column("opened", "Created at"),
				column("resolved", "Solved at"),
				column("due", "Due date"),
				column("changed", "Updated at"),
				column("response_time", "First reply time in minutes"),
				column("resolution_time", "Full resolution time in minutes"),
				column("on_hold", "On hold time in minutes"),
				column("priority", "Priority"),
				column("channel", "Via"),
				column("requester", "Requester", "Requester id"),
				column("category", "Ticket type"),
				column("state", "Status"),
				column("assignee", "Group", "Assignee"),
				column("title", "Subject"),
				column("reopened", "Reopens"),
			},
			Units: map[string]string{"response_time": "min", "resolution_time": "min", "on_hold": "min"},
		}, satisfaction},
	}
}

// freshdesk leaves out the columns "(in hrs)": they hold time on the product's own business hours.
func freshdesk() Preset {
	return Preset{
		Name: "freshdesk", Version: "2026-11", Beta: true,
		Title:  "Freshdesk, export of tickets",
		Export: "Tickets > Export, choose CSV or Excel and all ticket fields; times are in the zone of the account",
		Mappings: []Mapping{{
			Record: Tickets,
			Columns: []Column{
				column("id", "Ticket ID"),
				column("client", "Company Name", "Company"),
				column("service", "Product"),
				column("opened", "Created time"),
				column("responded", "Initial response time"),
				column("resolved", "Resolved time"),
				column("closed", "Closed time"),
				column("due", "Due by Time"),
				column("changed", "Last update time"),
				column("priority", "Priority"),
				column("channel", "Source"),
				column("requester", "Email", "Full name"),
				column("category", "Type"),
				column("state", "Status"),
				column("assignee", "Group", "Agent"),
				column("title", "Subject"),
			},
		}},
	}
}

func pagerduty() Preset {
	return Preset{
		Name: "pagerduty", Version: "2026-11", Beta: true,
		Title: "PagerDuty, incidents of the analytics",
		Export: "Analytics > Insights > Incidents > Download CSV; ask for times in UTC or set timezone to that of " +
			"the account",
		Mappings: []Mapping{
			{
				Record: Tickets,
				Columns: []Column{
					column("id", "incident_number", "id"),
					column("service", "service_name"),
					column("opened", "created_on", "created_at"),
					column("resolved", "resolved_on", "resolved_at"),
					column("response_time", "seconds_to_first_ack"),
					column("resolution_time", "seconds_to_resolve"),
					column("priority", "priority_name"),
					column("urgency", "urgency"),
					column("state", "status"),
					column("assignee", "team_name", "escalation_policy_name"),
					column("title", "description"),
				},
				Units: map[string]string{"response_time": "s", "resolution_time": "s"},
			},
			{
				Record: Outages,
				Columns: []Column{
					column("id", "incident_number", "id"),
					column("service", "service_name"),
					column("from", "created_on", "created_at"),
					column("to", "resolved_on", "resolved_at"),
					column("duration", "seconds_to_resolve"),
					column("severity", "priority_name", "urgency"),
					column("state", "status"),
					column("title", "description"),
				},
				Units: map[string]string{"duration": "s"},
			},
		},
	}
}
