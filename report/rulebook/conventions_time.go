package rulebook

const ofTime = "Time (§1)"

// timeConventions say when things were, and which time a period measures.
var timeConventions = []Convention{
	{ofTime, "Instants are kept to the microsecond, in UTC. What is finer is dropped.",
		"", []string{"TestConventionTimeInstantsAreMicrosecondsInUTC"}},
	{ofTime, "A cell without an offset is read in the source's zone, else in that of the agreement whose client the row names.",
		"sources.timezone", []string{"TestConventionTimeACellWithoutOffsetTakesTheSourcesZoneElseTheAgreements", "TestALocalTimeIsOfTheZoneOfTheAgreementOfItsRow"}},
	{ofTime, "A row that names no client of an agreement is read in the zone that all agreements share; where they differ, in the workspace's, and that is a finding.",
		"sources.timezone", []string{"TestConventionTimeARowWithoutAClientTakesTheZoneThatAgreementsShareElseTheWorkspaces", "TestRowsWithoutAClientOfSeveralZonesAreTold"}},
	{ofTime, "An event of a ticket is read in the zone of the ticket's client, wherever the sources stand.",
		"sources.timezone", []string{"TestConventionTimeAnEventTakesTheZoneOfItsTicketsClient", "TestEventsAreOfTheZoneOfTheirTicketsClient"}},
	{ofTime, "A month that starts on day D carries the label of the month in which it begins.",
		"", []string{"TestConventionTimeAMonthCarriesTheLabelOfItsBegin"}},
	{ofTime, "`as_of` is the newest instant at which something happened in the data, unless `--as-of` says otherwise. Dates that lie ahead by nature (due dates, planned windows) do not move it.",
		"", []string{"TestConventionTimeDatesThatLieAheadDoNotMoveTheDateOfTheData"}},
	{ofTime, "A date that is alone does not move `as_of`, and that is a finding: at most three rows of its source are as new, and at least as many older; the pause before it is longer than half a year (three years for an outcome, such as a resolution, or where fewer than six rows are older) and than four times the longest pause but one between older rows; and no other source reaches to within half a year of it. A date in the year 9999 is none.",
		"", []string{"TestConventionTimeADateThatIsAloneDoesNotMoveTheDateOfTheData", "TestADateThatIsAloneDoesNotTellHowFarDataReaches"}},
	{ofTime, "A period in which the agreement begins or ends is measured for the time it is in force.",
		"effective", []string{"TestConventionTimeAPeriodIsMeasuredForTheTimeTheAgreementIsInForce"}},
	{ofTime, "A period that is not over at `as_of` is measured up to there, and that is a finding.",
		"", []string{"TestConventionTimeAPeriodThatIsNotOverIsMeasuredToTheDateOfTheData"}},
	{ofTime, "A period that ends before the first record of all has no volume: no data is not a good month.",
		"", []string{"TestConventionTimeAPeriodBeforeTheFirstRecordHasNoVolume"}},
}
