package presets

func uptimeRobot() Preset {
	return Preset{
		Name: "uptimerobot", Version: "2026-11", Beta: true,
		Title: "UptimeRobot, log of events",
		Export: "open a monitor or all of them, then Export logs (CSV); times are in the zone of the account. Rows other " +
			"than Down are filtered",
		Mappings: []Mapping{{
			Record: Outages,
			Where:  `severity == "Down"`,
			Columns: []Column{
				column("service", "Monitor"),
				column("from", "Date-Time"),
				column("duration", "Duration (in mins.)"),
				column("severity", "Event"),
				column("cause", "Reason"),
				column("title", "Monitor URL"),
			},
			Units: map[string]string{"duration": "min"},
		}},
	}
}

// kumaQuery reads the heartbeats with the monitors' names; the product itself has no export.
const kumaQuery = `sqlite3 -header -csv kuma.db "SELECT m.name AS monitor, h.time, h.status, h.ping, h.msg FROM ` +
	`heartbeat h JOIN monitor m ON m.id = h.monitor_id ORDER BY h.time" > data/heartbeats.csv`

func uptimeKuma() Preset {
	return Preset{
		Name: "uptime-kuma", Version: "2026-11", Beta: true,
		Title:  "Uptime Kuma, heartbeats",
		Export: kumaQuery,
		Zone:   "UTC",
		Mappings: []Mapping{{
			Record: Samples,
			Columns: []Column{
				column("at", "time"),
				column("service", "monitor", "monitor_name", "monitor_id"),
				column("latency", "ping"),
				column("ok", "status"),
			},
			Values: map[string]map[string]string{"ok": {"0": "no", "1": "yes", "2": "pending", "3": ""}},
		}},
	}
}

func upptime() Preset {
	return Preset{
		Name: "upptime", Version: "2026-11",
		Title: "Upptime, state changes or outages",
		Export: "write the history of history/*.yml as CSV: timestamp, monitor, state, response_ms; or the outages: " +
			"monitor, down_from, up_at",
		Zone: "UTC",
		Mappings: []Mapping{
			{
				Record: Samples,
				Columns: []Column{
					column("at", "timestamp", "lastUpdated"),
					column("service", "monitor", "name", "url"),
					column("latency", "response_ms", "responseTime"),
					column("ok", "state", "status"),
				},
				Values: map[string]map[string]string{"ok": {"up": "yes", "down": "no", "degraded": "yes"}},
			},
			{
				Record: Outages,
				Columns: []Column{
					column("service", "monitor", "name", "url"),
					column("from", "down_from"),
					column("to", "up_at"),
				},
			},
		},
	}
}
