{{/* Everything a service consists of. */}}
{{- define "smartap.all" -}}
{{- include "smartap.init" . -}}
{{ include "smartap.configMap" . }}
---
{{ include "smartap.deployment" . }}
---
{{ include "smartap.service" . }}
{{- if .Values.serviceAccount.create }}
---
{{ include "smartap.serviceAccount" . }}
{{- end }}
{{- if .Values.autoscaling.enabled }}
---
{{ include "smartap.hpa" . }}
{{- end }}
{{- if .Values.podDisruptionBudget.enabled }}
---
{{ include "smartap.pdb" . }}
{{- end }}
{{- if .Values.migration.enabled }}
---
{{ include "smartap.migration" . }}
{{- end }}
---
{{ include "smartap.test" . }}
{{- end -}}
