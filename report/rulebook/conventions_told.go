package rulebook

const told = "What is told beside the scores"

// toldConventions say what stands in a report beside what is judged.
var toldConventions = []Convention{
	{told, "Incidents that are told one by one are the outages that the export itself calls major or critical.",
		"major", []string{"TestMajorIncidentsAreThoseThatTheExportCallsSo", "TestIncidentsOfOtherPeriodsAndServicesAreNotTold"}},
	{told, "An outage and a ticket with the same number are one incident.",
		"", []string{"TestAnOutageAndATicketWithOneNumberAreOneIncident"}},
	{told, "A word to the client is a notification of the outage, or a public update by a person of the provider; the first answer counts where no update is recorded. The longest silence is told only where words are recorded.",
		"", []string{"TestAnOutageAndATicketWithOneNumberAreOneIncident", "TestAnIncidentThatLastsIsToldUpToTheDateOfTheData"}},
	{told, "A promise about an incident is kept when its case is in time as experienced; of several cases of one incident the worst counts. What is undetermined stands on the agreed account.",
		"fault.undetermined", []string{"TestAMajorIncidentIsToldFromItsBeginningToItsEnd", "TestAPromiseAboutAnIncidentIsBrokenByASecondTooMuch"}},
	{told, "Workload is counted in the period in which a case was opened, an outage began or an answer was given, whoever caused it. As much as the limit is within it.",
		"workload", []string{"TestWorkloadIsCountedAgainstItsLimit"}},
	{told, "The outlook holds the last thirteen periods with a value against the target in force when the next one begins. Its interval is Wilson's for 90 %, not resampled: thirteen good periods, resampled, could only say that the next is certain.",
		"", []string{"TestRules10TheChanceHasWilsonsInterval", "TestRules10TheOutlookTakesTheTargetInForceNext", "TestRules10NoOutlookBeyondTheAgreementsEnd"}},
	{told, "A chance is told from three periods on, the level that nine of ten reached from ten periods on.",
		"", []string{"TestRules10FewPeriodsTellNoChanceAndNoLevel", "TestRules10TheLevelOfNineInTenPeriods"}},
	{told, "The client may dispute a report within the agreed time of the date of its data, since nobody knows when it was sent. A refused claim may be completed as long as the time to record it runs at that date.",
		"fault.claims.dispute, fault.claims.within", []string{"TestTheClientMayDisputeFromTheDateOfTheData", "TestARefusedClaimMayBeCompletedWhileItsTimeRuns"}},
}
