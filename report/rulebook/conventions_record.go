package rulebook

// The records that exports hold: whose they are, and which of them are one.
const (
	whoseRecord = "Whose record it is"
	oneRecord   = "Which rows are one record (§2)"
)

// recordConventions say which agreement and which objective see a record.
var recordConventions = []Convention{
	{whoseRecord, "A record belongs to a client when its client cell is the client's name or one of its aliases, without regard to case and outer space.",
		"aliases", []string{"TestConventionRecordAClientGoesByNameOrAlias"}},
	{whoseRecord, "A blank client belongs to every agreement.",
		"", []string{"TestConventionRecordABlankClientBelongsToEveryAgreement"}},
	{whoseRecord, "A survey, claim or obligation that names cases and no client belongs to those whose cases they are; where the cases are in no data, to nobody, and in a workspace of one agreement to its client.",
		"", []string{"TestRecordsWithoutAClientAreOfTheirCases", "TestRowsAreOfTheClientsOfTheirCases"}},
	{whoseRecord, "Where two clients have a ticket with one id, an event belongs to the ticket of the client that it names; one that names none goes to neither.",
		"", []string{"TestEventsOfAnIDThatTwoClientsHave", "TestLogsOfTwoClientsAreTwoTickets"}},
	{whoseRecord, "A row whose client cell cannot be read is rejected, and nobody's.",
		"", []string{"TestRowsWhoseClientCannotBeReadAreNobodys"}},
	{whoseRecord, "A client's table of sources counts its own rows and those that name no client. What is found in the latter, in files as a whole and in rows of nobody is for the provider; with a single agreement it is the client's, but for rows that name another client.",
		"", []string{"TestAccountsAreDividedByClient", "TestAudiences", "TestOwners"}},
	{whoseRecord, "The digest of a file that several clients share stands in the documents of each: it says nothing of what is in the file.",
		"", []string{"TestAnotherClientsRowsChangeNothing"}},
	{whoseRecord, "A name that nobody has is a finding of `check`; its records count for nobody.",
		"", []string{"TestConventionRecordANameThatNobodyHasIsAFindingOfCheck"}},
	{whoseRecord, "An objective sees the records of its service and those without a service. One without a service sees all.",
		"objectives.service", []string{"TestConventionRecordAnObjectiveSeesItsServiceAndThoseWithout"}},
	{whoseRecord, "An objective sees the records of every source, unless its plan names one.",
		"objectives.plan.source", []string{"TestConventionRecordAPlannedSourceIsTheOnlyOne"}},
	{whoseRecord, "A row is named by the line at which it begins (text files) or by its number in the sheet. The head counts.",
		"", []string{"TestConventionRecordARowIsTheLineOrTheRowOfTheSheetThatItBeginsIn"}},

	{oneRecord, "Within a source equal rows are one record. Of rows about one ticket that contradict each other the one changed last counts, else that of the file that reaches further in time, else the one that comes last; outages, claims and obligations likewise. That is a finding.",
		"", []string{"TestConventionRecordTheLaterOfTwoRowsAboutATicketCounts", "TestTheLaterOfTwoOverlappingExportsCounts", "TestTheLaterStateOfClaimsOutagesAndObligationsCounts"}},
	{oneRecord, "A number that tickets of two sources have is that of two tickets, and a finding: two systems may number alike.",
		"", []string{"TestConventionRecordOneNumberInTwoSourcesIsTwoTickets", "TestTheSameIDInTwoSourcesIsToldAndBothCount"}},
	{oneRecord, "Answers to a survey that name neither a ticket nor who was asked are never duplicates.",
		"", []string{"TestConventionRecordAnswersThatNameNobodyAreNeverDuplicates"}},
}
