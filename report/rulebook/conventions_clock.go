package rulebook

const ofClocks = "Calendars of clocks and sites (§3, §4)"

// clockConventions say what happens where targets have calendars of their own, and services have sites.
var clockConventions = []Convention{
	{ofClocks, "Calendar and target are one entry: the first that matches a case decides both. Working days count on the target's own calendar.",
		"objectives.timeliness.calendar", []string{"TestEachPriorityRunsOnItsCalendar", "TestWorkingDaysCountOnTheCalendarOfTheTarget"}},
	{ofClocks, "Where a change of priority changes the calendar, carry keeps the time so far as it was counted and counts on by the new calendar; at-start and at-stop count all of it by the calendar of that priority; restart counts by the new one from the change.",
		"objectives.timeliness.on_priority_change", []string{"TestAChangeOfPriorityChangesTheCalendarByItsRule", "TestTimeAroundTheClockIsCarriedToTheOffice"}},
	{ofClocks, "A superseded clock shows what was carried; under the other rules it counts by its own calendar.",
		"", []string{"TestASupersededClockOfAnotherRuleCountsOnItsOwnCalendar"}},
	{ofClocks, "An outage without a site is about every site. A site that the agreement does not name does not count, with a finding; one that it names and that never failed does.",
		"objectives.availability.per-site", []string{"TestAnOutageWithoutASiteHitsAllOfThem", "TestAnOutageOfASiteThatIsNotCountedIsAFinding", "TestASiteThatNeverFailsCountsWhereTheAgreementNamesIt"}},
	{ofClocks, "A case that ended after the date of the data still lasts, so the time to claim runs from its beginning. What is recorded, announced or approved later is not known.",
		"", []string{"TestACaseThatEndsAfterTheDateOfTheDataStillLasts", "TestWhatAClaimGotAfterTheDateOfTheDataItHadNotGot", "TestEventsWrittenDownAfterTheDateOfTheDataAreNotKnown"}},
}
