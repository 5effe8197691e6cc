package rulebook

const ofScores = "Scores (§6)"

// scoreConventions say what the three scores and the verdict are made of.
var scoreConventions = []Convention{
	{ofScores, "A case counts in one period for all three scores: that in which its contractual outcome became certain.",
		"objectives.counts_in", []string{"TestConventionScoreACaseIsInOnePeriodForAllThreeScores"}},
	{ofScores, "Excused units of shares, availability and timeliness stay as good, unless they are to leave both sides.",
		"fault.excused", []string{"TestConventionScoreExcusedUnitsStayAsGoodOrLeaveBothSides"}},
	{ofScores, "Values of a statistic and events of a count that are excused are always taken out: a value cannot stay \"as good\".",
		"", []string{"TestConventionScoreExcusedValuesAndEventsAreAlwaysTakenOut"}},
	{ofScores, "Where the undetermined is not on the provider's account, only values beyond the target are taken out: that nobody is known to answer for a good value is no reason to doubt it.",
		"fault.undetermined", []string{"TestConventionScoreOfUndeterminedValuesOnlyThoseBeyondTheTargetAreTakenOut"}},
	{ofScores, "Where everything is taken away, what was experienced as a miss is excused; only a period with nothing in it is without volume.",
		"", []string{"TestConventionScoreWhenEverythingIsTakenAwayAMissIsExcused"}},
	{ofScores, "Under the minimum volume the number of allowed misses decides; without one there is no verdict.",
		"objectives.plan.minimum-volume, objectives.plan.allowed-misses", []string{"TestConventionScoreUnderTheMinimumVolumeAllowedMissesDecide"}},
	{ofScores, "Values are judged exactly, unless the contract rounds them first: then halves go to the even neighbour.",
		"objectives.decimals", []string{"TestConventionScoreTheContractsRoundingIsHalfEven"}},
	{ofScores, "Documents print two decimals. Where rounding would cross the target, the minimum, a band's edge or 100 % it goes the other way, and where neither way will do there are more decimals.",
		"decimals", []string{"TestConventionScoreAPrintedFigureNeverCrossesABound"}},
	{ofScores, "Parts of a miss that are no finite decimals are printed to six places so that they sum to the whole.",
		"", []string{"TestConventionScorePartsOfAMissSumToTheWhole"}},
}
