{{/*
A service's values: the library's defaults, then the service's own. Call it once, first.
*/}}
{{- define "smartap.init" -}}
{{- if hasKey .Values "common" -}}
{{- $own := omit .Values "common" -}}
{{- $_ := set . "Values" (mustMergeOverwrite (deepCopy .Values.common) $own) -}}
{{- end -}}
{{- end -}}

{{- define "smartap.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* release-chart, or the release alone where it names the chart already. */}}
{{- define "smartap.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What a selector holds: never more, since it cannot be changed once it is installed. */}}
{{- define "smartap.selectorLabels" -}}
app.kubernetes.io/name: {{ include "smartap.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: service
{{- end -}}

{{- define "smartap.metaLabels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/version: {{ include "smartap.tag" . | trunc 63 | quote }}
app.kubernetes.io/part-of: smartap
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "smartap.labels" -}}
{{ include "smartap.selectorLabels" . }}
{{ include "smartap.metaLabels" . }}
{{- end -}}

{{/* Labels of what belongs to the service but is none of its pods, so that no Service, budget or spread takes it for one. */}}
{{- define "smartap.jobLabels" -}}
app.kubernetes.io/name: {{ include "smartap.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{ include "smartap.metaLabels" .root }}
{{- end -}}

{{- define "smartap.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "smartap.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "smartap.tag" -}}
{{- $global := ((.Values.global).image) | default dict -}}
{{- .Values.image.tag | default $global.tag | default .Chart.AppVersion -}}
{{- end -}}

{{- define "smartap.image" -}}
{{- $global := ((.Values.global).image) | default dict -}}
{{- $name := printf "%s/%s" (default .Values.image.registry $global.registry) (default (printf "smartap-%s" .Chart.Name) .Values.image.repository) -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" $name .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name (include "smartap.tag" .) -}}
{{- end -}}
{{- end -}}

{{- define "smartap.imagePullSecrets" -}}
{{- with concat (((.Values.global).imagePullSecrets) | default list) .Values.imagePullSecrets -}}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end -}}
{{- end -}}
