Feature: basket

  Scenario: full
    Given 3 pears
    Then there are 3

  Scenario Outline: of any size
    Given <some> pears
    Then there are <some>

    Examples:
      | some |
      | 1    |
      | 2    |
