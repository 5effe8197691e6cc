package rulebook

const whoAnswers = "Who answers (§5)"

// answerConventions say whose a miss is.
var answerConventions = []Convention{
	{whoAnswers, "Evidence for the same second yields in this order: accepted claim, state of the ticket, overdue obligation, cause, upstream service.",
		"fault.precedence", []string{"TestConventionAnswerEvidenceYieldsInItsOrder"}},
	{whoAnswers, "Of equal evidence the party listed first decides (provider, customer, third party, force majeure, maintenance), never the order of rows.",
		"", []string{"TestConventionAnswerOfEqualEvidenceThePartyListedFirstDecides"}},
	{whoAnswers, "Only states that the agreement maps speak for a party. Time in any other state is the provider's when the ticket has a history: the case lay in its hands.",
		"fault.states", []string{"TestConventionAnswerOnlyMappedStatesSpeakAndTheRestOfAHistoryIsTheProviders"}},
	{whoAnswers, "Without a history, a cause or a claim the time is undetermined, and goes on the provider's account.",
		"fault.undetermined", []string{"TestConventionAnswerWithoutEvidenceTimeIsUndetermined"}},
	{whoAnswers, "A `fault` cell that names a party counts as a cause, and goes before the cause code.",
		"", []string{"TestConventionAnswerAFaultCellCountsAsACause"}},
	{whoAnswers, "A ticket that is judged as a whole goes by claims, obligations, causes and upstream services. Its states do not speak: whose turn it was does not say whose doing it is.",
		"", []string{"TestConventionAnswerStatesDoNotSpeakForARecordAsAWhole"}},
	{whoAnswers, "A survey is whose the ticket is that it asks about.",
		"", []string{"TestConventionAnswerASurveyIsWhoseItsTicketIs"}},
	{whoAnswers, "Once the rest of a case is beyond its target the whole miss is the provider's; otherwise its weight is shared by those who are excused, in proportion to their time.",
		"", []string{"TestConventionAnswerAMissIsTheProvidersWholeOrSharedByWhoeverExcuses"}},

	{whoAnswers, "A claim counts for the *attributable* score when it has an approval or a reference, whatever else it lacks. A claim with neither is only a statement, and a provider cannot excuse itself by stating.",
		"", []string{"TestConventionAnswerARefusedClaimIsEvidenceWhenItHasAnApprovalOrAReference"}},
	{whoAnswers, "An agreement that asks nothing of claims accepts every one for a party that it excuses, also a mere statement.",
		"fault.claims.need, fault.claims.within", []string{"TestConventionAnswerAnAgreementThatAsksNothingOfClaimsAcceptsThem"}},
	{whoAnswers, "By the contract, time for which a claim was refused is the provider's. It does not become undetermined.",
		"", []string{"TestConventionAnswerWhatWasRefusedStaysWithTheProvider"}},
	{whoAnswers, "An approval by the provider itself is none.",
		"", []string{"TestConventionAnswerTheProviderCannotApproveItsOwnExcuse"}},
	{whoAnswers, "The time in which a claim must be recorded runs from the end of the event; its last instant is in time.",
		"fault.claims.within", []string{"TestConventionAnswerAClaimsDeadlineRunsFromTheEndOfTheEvent"}},
	{whoAnswers, "Maintenance uses up its allowance in order of time. What is refused uses nothing.",
		"fault.claims.maintenance.allowance", []string{"TestConventionAnswerMaintenanceUsesUpItsAllowanceInOrderOfTime", "TestRefusedMaintenanceUsesNoAllowance"}},
}
