"""What `planaudit.yaml` and the command line may say about rules, held against each rule's own options."""
