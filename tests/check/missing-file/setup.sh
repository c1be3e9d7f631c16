rm framework/steps.yaml
