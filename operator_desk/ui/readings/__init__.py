"""Taking a reading at the card: the fields of one meter, checked as they are typed, with what it uses and costs."""
